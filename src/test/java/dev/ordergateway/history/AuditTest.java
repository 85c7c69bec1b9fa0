package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.fault;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Audits;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Orders that have gone through all there is break no rule, at no moment. */
@QuarkusTest
@TestProfile(Audits.OwnDatabase.class)
class AuditTest {

    private static final int ORDERS = 150;

    @Inject
    Database database;

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void ordersThatAreBeingPlacedAndMovedAreAsTheyMustBe() throws SQLException {
        var client = HttpClient.newHttpClient();
        var email = anyEmail();
        var placing = IntStream.range(0, ORDERS)
                .mapToObj(_ -> Gateway.placeAsync(client, nested(email), unique("key"))).toList();

        eventually(() -> {
            Audits.areOk();
            assertThat(placing).allMatch(answer -> answer.isDone() && answer.join().statusCode() == 201);
            assertThat(count("status = 'Done' and not needs_following")).isGreaterThanOrEqualTo(ORDERS);
        });

        assertThat(Audits.pages().stream().mapToInt(page -> page.required("checked").intValue()).sum())
                .isEqualTo(count("true"));
        client.close();
    }

    @Test
    void everyScenarioAndEveryActLeavesOrdersAsTheyMustBe() throws SQLException {
        List<String> scenarios = given().get("/sandbox/scenarios").jsonPath().getList("name");
        scenarios.forEach(scenario -> place(Bodies.going(scenario)).statusCode(201));
        Audits.areOk();

        ordersAreNotPlacedAtOnce();
        operatorsAct();
        personIsForgotten();

        Audits.areOk();
        assertThat(scenarios).hasSizeGreaterThan(20);
        assertThat(database.texts("select distinct status from orders")).hasSizeGreaterThan(6);
    }

    private static void ordersAreNotPlacedAtOnce() {
        var body = nested(anyEmail());
        var key = unique("key");
        fault("create", "status_429");
        place(body, key).statusCode(503);
        Audits.areOk();
        place(body, key).statusCode(201);
        fault("create", "status_422");
        place(nested(anyEmail())).statusCode(422);
    }

    private static void operatorsAct() {
        Operator.attach(unconfirmed(), PartnerOrderControl.create().id()).statusCode(200);
        var rejected = unconfirmed();
        Operator.declareNotPlaced(rejected).statusCode(200);
        Operator.attach(rejected, PartnerOrderControl.create().id()).statusCode(200);
        Operator.acknowledge(unconfirmed()).statusCode(200);
        var delivered = PlacedOrder.place();
        delivered.endsAs("Done");
        Operator.reveal(delivered.id(), 1).statusCode(200);
        Operator.reconcile(delivered.id()).statusCode(200);
        delivered.partner().becomes("WaitingForDelivery");
        Operator.reconcile(delivered.id()).statusCode(200);
    }

    private static void personIsForgotten() {
        var email = anyEmail();
        var done = new PlacedOrder(Gateway.placed(nested(email)), new PartnerOrderControl(""));
        done.endsAs("Done");
        PartnerControl.hold();
        Gateway.placed(nested(email));
        Gateway.erase("{\"email\":\"%s\",\"force\":true}".formatted(email)).statusCode(200);
    }

    private static String unconfirmed() {
        fault("create", "cut");
        return place(nested(anyEmail())).statusCode(202).extract().path("order_id");
    }

    private int count(String condition) throws SQLException {
        return Integer.parseInt(database.texts("select count(*) from orders where " + condition).getFirst());
    }
}
