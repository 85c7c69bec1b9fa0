package dev.ordergateway.history;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Audits;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.StoredOrders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** An audit that takes more than one call. */
@QuarkusTest
@TestProfile(Audits.OwnDatabase.class)
class AuditPagesTest {

    private static final int ORDERS = 1_200;

    @Inject
    Database database;

    @Test
    void callsThatGoOnCheckEachOrderOnce() throws SQLException {
        Audits.areOk();
        // they have no journal, and three of them are of the same moment
        database.execute(StoredOrders.varied(Instant.parse("2026-01-01T00:00:00Z"), "audited", ORDERS));
        try {
            var orders = database.texts("select id from orders").size();

            var pages = Audits.pages();

            assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
            assertThat(pages.stream().mapToInt(page -> page.required("checked").intValue()).sum()).isEqualTo(orders);
            assertThat(pages.stream().flatMap(page -> page.required("violations").valueStream())
                    .filter(found -> found.required("rule").asText().equals("versions_without_gaps"))
                    .map(found -> found.required("order_id").asText()))
                    .containsExactlyElementsOf(database.texts(
                            "select id from orders where placed_by like 'audited-%' order by created_at desc, id desc"));
            assertThat(pages).extracting(page -> page.required("ok").booleanValue()).contains(false);
        } finally {
            database.execute("delete from orders where placed_by like 'audited-%'");
        }
        Audits.areOk();
    }

    @Test
    void orderThatTheDatabaseCannotCheckInTimeIsNamedAndPassedOver() throws Exception {
        database.execute(StoredOrders.varied(Instant.parse("2036-01-01T00:00:00Z"), "audited", 2));
        try (var _ = database.locking("lock table redemption_codes")) {
            var page = Audits.page(null);

            assertThat(page.required("checked").intValue()).isEqualTo(1);
            assertThat(page.required("violations").valueStream().filter(found -> found.required("rule").asText()
                    .equals("checked_in_time")).map(found -> found.required("order_id").asText()))
                    .containsExactly(database.texts("select id from orders order by created_at desc, id desc").getFirst());
            assertThat(page.required("has_more").booleanValue()).isTrue();
        } finally {
            database.execute("delete from orders where placed_by like 'audited-%'");
        }
    }

    @Test
    void auditThatCannotEvenBeginIsToComeAgain() throws Exception {
        try (var _ = database.locking("lock table unlisted_events")) {
            given().get("/api/audit").then().statusCode(503).body("code", equalTo("store_unavailable"));
        }
    }

    @Test
    void cursorOfAnotherPageIsNone() {
        given().get("/api/audit?cursor=x").then().statusCode(400).body("code", equalTo("invalid_cursor"));
    }

    @Test
    void whoComesWhileAnAuditRunsIsToldToComeAgain() throws Exception {
        Audits.areRefusedWhileOneRuns(database);

        eventually(Audits::areOk);
    }
}
