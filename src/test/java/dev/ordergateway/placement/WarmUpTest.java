package dev.ordergateway.placement;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import dev.ordergateway.history.OrderDocuments;
import dev.ordergateway.store.IntentStore;
import dev.ordergateway.store.OrderSearch;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.JustStarted;
import dev.ordergateway.support.PartnerControl;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What a replica does before it says that it is ready. */
@QuarkusTest
@TestProfile(JustStarted.class)
class WarmUpTest {

    @Inject
    IntentStore intents;
    @Inject
    OrderStore store;
    @Inject
    OrderSearch search;
    @Inject
    OrderDocuments documents;
    @Inject
    Database database;

    @Test
    void replicaThatIsReadyHasLeftNothing() {
        eventually(() -> given().get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'Warm-up' }.status", equalTo("UP")));

        assertThat(stored()).containsExactly("0 0 0");
        assertThat(PartnerControl.count("create_calls")).isZero();
    }

    @Test
    void rehearsalThatFailsKeepsNobodyOut() {
        var warmUp = new WarmUp(new Rehearsal(intents, store, search, documents, new BrokenClock()));
        assertThat(warmUp.call().getStatus()).isEqualTo(Status.DOWN);

        warmUp.start(new StartupEvent());

        eventually(() -> assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void databaseThatDoesNotAnswerKeepsNobodyOutForEver() throws Exception {
        var warmUp = new WarmUp(new Rehearsal(intents, store, search, documents, Clock.systemUTC()));
        try (var _ = database.locking("lock table orders")) {
            warmUp.start(new StartupEvent());
            assertThat(warmUp.call().getStatus()).isEqualTo(Status.DOWN);

            eventually(() -> assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP));
        }
    }

    private Iterable<String> stored() {
        try {
            return database.texts("""
                    select (select count(*) from orders) || ' ' || (select count(*) from journal) || ' '
                      || (select count(*) from events)""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class BrokenClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new IllegalStateException("a clock that stands still");
        }
    }
}
