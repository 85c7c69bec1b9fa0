package dev.ordergateway.console;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.NoTracking;
import dev.ordergateway.support.StoredOrders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The page and what it shows of the database as it is. Each figure rests for a few seconds, which the clock skips. */
@QuarkusTest
@TestProfile(NoTracking.class)
class OverviewPageTest {

    private static final String OVERVIEW = "/console/overview";
    private static final Duration REST = Duration.ofSeconds(6);

    @Inject
    Database database;
    @Inject
    MovedClock clock;

    private Instant thisHour;

    @BeforeEach
    void forgetOrders() throws SQLException {
        // ten past, or the hour might end while a test is at it
        thisHour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        clock.pass(Duration.between(clock.instant(), thisHour.plus(10, ChronoUnit.MINUTES)));
        database.execute("truncate orders, search_terms cascade");
        database.execute("delete from replicas");
        database.execute("update shard_leases set owner = null, until = 'epoch'");
        shows(page -> assertThat(page.text(".empty.first")).contains("No order has been placed yet"));
        // each figure rests by itself
        shows(page -> assertThat(page.text(".asking")).contains("No order asks for a person"));
        shows(page -> assertThat(page.text("[data-figure=hours]")).isEqualTo("0"));
        shows(page -> assertThat(page.text("[aria-labelledby=payment-title]")).contains("No order has been paid yet"));
    }

    @Test
    void beginnerIsLedToATestOrder() {
        var page = ConsolePage.open(OVERVIEW);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.only(".empty.first a").attr("href")).isEqualTo("/console/sandbox");
        assertThat(page.only("nav [aria-current=page]").text()).isEqualTo("Overview");
        assertThat(page.text("[data-figure=partner]")).isEqualTo("up");
    }

    @Test
    void countsChangeWithTheOrders() throws SQLException {
        // 25 of each of the twelve statuses, and of eight in a row one has two flags and another one of them
        database.execute(StoredOrders.varied(thisHour, "first", 300));

        shows(page -> assertThat(page.text("[data-count=Done]")).isEqualTo("25"));
        shows(page -> assertThat(page.text("[data-figure=open]")).startsWith("125 "));
        shows(page -> assertThat(page.text("[data-figure=ended]")).isEqualTo("175"));
        shows(page -> assertThat(page.text("[data-figure=asking]")).isEqualTo("75 orders"));
        shows(page -> assertThat(page.text("[data-figure=hours]")).isEqualTo("300"));
        assertThat(ConsolePage.open(OVERVIEW).html().select(".empty.first")).isEmpty();

        database.execute(StoredOrders.varied(thisHour, "second", 3000));

        shows(page -> assertThat(page.text("[data-count=Done]")).isEqualTo("275"));
        shows(page -> assertThat(page.text("[data-figure=open]")).startsWith("1,375 "));
        shows(page -> assertThat(page.text("[data-flag=REGRESSION_SEEN]")).isEqualTo("412"));
        shows(page -> assertThat(page.text("[data-figure=hours]")).isEqualTo("3,300"));
        shows(page -> assertThat(page.texts(".hours tbody td")).hasSize(24).endsWith("3,300"));
    }

    @Test
    void everyCountLeadsToItsOrders() throws SQLException {
        database.execute(StoredOrders.varied(thisHour, "leading", 300));
        shows(page -> assertThat(page.texts("[data-flag]")).containsExactly("75", "37"));
        shows(page -> assertThat(page.text("[data-count=Unconfirmed]")).isEqualTo("25"));

        var page = ConsolePage.open(OVERVIEW);

        var ofStatus = ConsolePage.open(page.only("#status-Unconfirmed").attr("href"));
        assertThat(ofStatus.orderIds()).hasSize(25);
        assertThat(ofStatus.texts("table.orders .status")).containsOnly("Unconfirmed");
        var ofFlag = ConsolePage.open(page.only("#flag-REGRESSION_SEEN").attr("href"));
        assertThat(ofFlag.orderIds()).hasSize(37).last()
                .isEqualTo(page.only("#oldest-REGRESSION_SEEN").attr("href").replace("/console/orders/", ""));
    }

    @Test
    void timesAreThoseOfTheJournal() throws SQLException {
        database.execute(StoredOrders.varied(thisHour, "timed", 120));
        database.execute("""
                insert into journal (order_id, seq, at, version, kind, source, from_status, to_status, verdict, count)
                select id, seq, created_at + seq * interval '20 seconds', seq, 'transition', 'stream', null, word, 'applied', 1
                from orders, (values (2, 'WaitingForDelivery'), (3, 'Done')) move (seq, word) where status = 'Done'""");

        shows(page -> assertThat(page.texts("[aria-labelledby=payment-title] dd")).containsExactly("40 s", "40 s", "10"));
        shows(page -> assertThat(page.texts("[aria-labelledby=delivery-title] dd")).containsExactly("20 s", "20 s", "10"));
    }

    @Test
    void replicasTellTheirShardsAndStreams() throws SQLException {
        database.execute("""
                insert into replicas (name, until, streams, watched)
                values ('one', now() + interval '1 hour', 1234, '{"streaming":1200,"polling":34}')""");
        database.execute("update shard_leases set owner = 'one', until = now() + interval '1 hour' where shard < 40");

        var page = ConsolePage.open(OVERVIEW);

        assertThat(page.texts("[data-replica=one] td")).containsExactly("one", "40", "1,234", "1,200", "0", "34");
        assertThat(page.text("[aria-labelledby=replicas-title] .gap")).startsWith("24 of 64 shards have no replica");
    }

    @Test
    void partComesAgainOnlyWhenItLooksDifferent() throws SQLException {
        var part = ConsolePage.open(OVERVIEW).only("#live").attr("hx-get");
        assertThat(part).startsWith("/console/overview/now?seen=");
        given().get(part).then().statusCode(204);

        database.execute(StoredOrders.varied(thisHour, "new", 1));

        eventually(() -> {
            clock.pass(REST);
            given().get(part).then().statusCode(200);
        });
    }

    private void shows(PageAssertion assertion) {
        eventually(() -> {
            clock.pass(REST);
            assertion.check(ConsolePage.open(OVERVIEW));
        });
    }

    private interface PageAssertion {

        void check(ConsolePage page);
    }
}
