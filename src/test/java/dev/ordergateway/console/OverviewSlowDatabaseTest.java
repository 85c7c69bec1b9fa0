package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.JustStarted;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The page of a replica that has just started, while the database cannot tell of the orders. */
@QuarkusTest
@TestProfile(JustStarted.class)
class OverviewSlowDatabaseTest {

    @Inject
    Database database;

    @Test
    void whatTheDatabaseCannotTellIsUnknownAndTheRestIsThere() throws Exception {
        try (var _ = database.locking("lock table orders in access exclusive mode")) {
            // a question that took the cold replica too long rests for twenty times as long
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1)).atMost(Duration.ofMinutes(3))
                    .untilAsserted(OverviewSlowDatabaseTest::assertPage);
        }
    }

    private static void assertPage() {
        var page = ConsolePage.open("/console/overview");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.texts("[aria-labelledby=open-title] .gap, [aria-labelledby=ended-title] .gap, .hours .gap"))
                .hasSize(3).allMatch(gap -> gap.startsWith("Unknown. The database "));
        assertThat(page.html().select("[data-figure=open], [data-figure=ended], [data-figure=hours], .empty")).isEmpty();
        assertThat(page.text(".asking")).as("of another table").doesNotContain("Unknown");
        assertThat(page.text("[data-figure=partner]")).isEqualTo("up");
    }
}
