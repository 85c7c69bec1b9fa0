package dev.ordergateway;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Browser;
import dev.ordergateway.support.OrderPage;
import dev.ordergateway.support.OrderPage.Seen;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.ServicesRoute;
import dev.ordergateway.support.ServicesRoute.Visit;
import dev.ordergateway.support.Surroundings;
import io.restassured.path.json.JsonPath;

/** The hook of the partner's guide in a real browser, behind a service's own route as the guide has it. */
class GuideHookIT {

    private static final String PAYMENT = "WaitingForPayment";
    private static final String DELIVERY = "WaitingForDelivery";
    private static final String DONE = "Done";
    private static final int HASTE = 1000;
    private static final long LONGER_THAN_ANY_DELAY = 60_000;

    private static Surroundings surroundings;
    private static PackagedApplication gateway;
    private static Browser browser;

    private ServicesRoute route;
    private String order;

    @BeforeAll
    static void start() {
        browser = new Browser();
        surroundings = new Surroundings(Map.of());
        gateway = surroundings.startGateway(Surroundings.SHORT_LEASES);
        control("hold", Map.of("held", true));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        surroundings.close();
        browser.close();
    }

    @BeforeEach
    void place() {
        route = new ServicesRoute(gateway.url());
        order = given().contentType("application/json").body(Bodies.GUIDE).post(gateway.url() + "/api/orders")
                .then().statusCode(201).extract().path("order_id");
    }

    @AfterEach
    void close() {
        route.close();
    }

    @Test
    void theGuidesHookSeesAnOrderToItsEndAcrossABrokenConnectionAndARestart() {
        var page = OrderPage.ofService(browser, route, "guide-hook", order);
        awaitStates(page, 1, PAYMENT);

        route.breakStreams();
        awaitStates(page, 2, PAYMENT);
        assertThat(page.delays()).isEqualTo(List.of(1000L));
        become(DELIVERY);
        awaitStates(page, 2, PAYMENT, DELIVERY);

        gateway.kill();
        eventually(() -> assertThat(route.visits()).last().extracting(Visit::status).isEqualTo(502));
        replaceGateway();
        eventually(() -> assertThat(route.visits()).last().extracting(Visit::status).isEqualTo(200));
        int afterTheRestart = route.visits().size();
        awaitStates(page, afterTheRestart, DELIVERY);
        become(DONE);
        awaitStates(page, afterTheRestart, DELIVERY, DONE);

        assertStoppedForEver(page);
        assertThat(page.seen()).extracting(Seen::version).isSorted().endsWith(version());
    }

    @Test
    void theGuidesHookStopsAtOnceAtAnOrderThatHasEnded() {
        become(DONE);

        var page = OrderPage.ofService(browser, route, "guide-hook", order);

        awaitStates(page, 1, DONE);
        assertStoppedForEver(page);
        assertThat(page.seen()).extracting(Seen::version).containsExactly(version());
        assertThat(route.visits()).containsExactly(new Visit(null, 200));
    }

    @Test
    void theGuidesHookWaitsTwiceAsLongEachTimeUntilItIsToldSomething() throws IOException {
        var page = OrderPage.ofService(browser, route, "guide-hook", order);
        awaitStates(page, 1, PAYMENT);
        page.makeHaste(HASTE);

        route.leadTo(PartnerStub.urlOfNobody());
        route.breakStreams();
        eventually(() -> assertThat(page.delays()).hasSizeGreaterThan(7));
        assertThat(page.delays().subList(0, 7)).isEqualTo(List.of(1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L));
        route.leadTo(gateway.url());
        eventually(() -> assertThat(page.seen()).hasSize(2));
        route.breakStreams();
        eventually(() -> assertThat(page.seen()).hasSize(3));

        assertThat(page.delays()).last().isEqualTo(1000L);
        assertThat(page.failures()).isEmpty();
    }

    @Test
    void theGuidesHookWorksInAPageOfTheGatewayToo() {
        var page = OrderPage.ofGateway(browser, gateway.url(), "guide-hook", order);
        awaitStates(page, 1, PAYMENT);

        become(DONE);

        awaitStates(page, 1, PAYMENT, DONE);
        assertStoppedForEver(page);
    }

    @Test
    void anEventSourceLeftToItselfComesBackFromARollingUpdateAndStaysAwayAfterTheEnd() {
        var page = OrderPage.ofService(browser, route, "event-source", order);
        awaitStates(page, 1, PAYMENT);
        route.breakStreams();
        eventually(() -> assertThat(route.visits()).hasSize(2));

        var replaced = gateway;
        replaceGateway();
        replaced.terminate();
        eventually(() -> assertThat(route.visits()).hasSize(3));
        become(DONE);
        eventually(() -> assertThat(page.isAtRest()).isTrue());

        awaitStates(page, 1, PAYMENT, DONE);
        assertThat(page.stops()).isEqualTo(1);
        assertThat(route.visits()).containsExactly(new Visit(null, 200), new Visit("2", 200), new Visit("2", 200),
                new Visit(String.valueOf(version()), 204));
    }

    /** The states told over one connection of the page, the first of which is that of the order as it was then. */
    private static void awaitStates(OrderPage page, int connection, String... states) {
        eventually(() -> assertThat(page.seen()).filteredOn(seen -> seen.connection() == connection)
                .extracting(Seen::state).containsSequence(states).startsWith(states[0]).endsWith(states[states.length - 1]));
    }

    private void assertStoppedForEver(OrderPage page) {
        eventually(() -> assertThat(page.isAtRest()).isTrue());
        int visits = route.visits().size();
        page.makeHaste(HASTE);
        page.letPass(LONGER_THAN_ANY_DELAY);
        assertThat(page.isAtRest()).isTrue();
        assertThat(route.visits()).hasSize(visits);
        assertThat(page.failures()).isEmpty();
    }

    private void replaceGateway() {
        gateway = surroundings.startGateway(Surroundings.SHORT_LEASES);
        route.leadTo(gateway.url());
    }

    /** At the partner, and then here. */
    private void become(String state) {
        control("orders/" + shown().getString("partner_order_id") + "/state",
                Map.of("order_state", state, "payment_state", "PaymentReceived"));
        eventually(() -> assertThat(shown().getString("order_state")).isEqualTo(state));
    }

    private long version() {
        return shown().getLong("version");
    }

    private JsonPath shown() {
        return given().get(gateway.url() + "/api/orders/" + order).then().statusCode(200).extract().jsonPath();
    }

    private static void control(String command, Map<String, ?> body) {
        given().contentType("application/json").body(body).post(surroundings.partnerUrl() + "/control/" + command)
                .then().statusCode(204);
    }
}
