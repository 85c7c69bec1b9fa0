package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.Metrics;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What the metrics tell of all stored orders. */
@QuarkusTest
@TestProfile(Alone.class)
class StoredOrdersGaugesTest {

    private static final Duration A_SCRAPE = Duration.ofSeconds(31);
    private static final Duration A_WHILE = Duration.ofMinutes(7);
    private static final double A_WHILE_SECONDS = 420;

    @Inject
    Database database;
    @Inject
    MovedClock clock;

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void ordersAreCountedByStatus() throws SQLException {
        PlacedOrder.place();
        double waiting = Double.parseDouble(
                database.texts("select count(*) from orders where status = 'WaitingForPayment'").getFirst());

        eventually(() -> assertThat(afterAnotherScrape("gateway_orders_stored", "status", "WaitingForPayment"))
                .isEqualTo(waiting).isPositive());
        assertThat(Metrics.value("gateway_orders_stored", Map.of("status", "Refunded"))).isZero();
    }

    @Test
    void orderOfUnknownOutcomeAsksForAPersonAndWaits() {
        PartnerControl.fault("create", "cut");
        Gateway.place(Bodies.twoCards()).statusCode(202);
        clock.pass(A_WHILE);

        eventually(() -> assertThat(afterAnotherScrape("gateway_orders_attention", "attention", "AMBIGUOUS_PLACEMENT"))
                .isPositive());
        assertThat(Metrics.value("gateway_orders_attention", Map.of("attention", "REGRESSION_SEEN"))).isZero();
        eventually(() -> assertThat(afterAnotherScrape("gateway_orders_unconfirmed_oldest_seconds", "", ""))
                .isGreaterThan(A_WHILE_SECONDS));
    }

    @Test
    void eachStationIsMeasuredOnce() {
        var before = Metrics.now();
        var order = PlacedOrder.placeAndStream();

        clock.pass(A_WHILE);
        order.partner().becomes("WaitingForDelivery");
        order.becomes("WaitingForDelivery");
        clock.pass(A_WHILE);
        order.partner().becomes("Done");
        order.endsAs("Done");

        for (var station : new String[] { "gateway_order_payment_seconds", "gateway_order_delivery_seconds" }) {
            assertThat(measured(Metrics.now(), station, "300.0") - measured(before, station, "300.0")).isZero();
            assertThat(measured(Metrics.now(), station, "600.0") - measured(before, station, "600.0")).isOne();
            assertThat(measured(Metrics.now(), station, "+Inf") - measured(before, station, "+Inf")).isOne();
        }
    }

    @Test
    void scrapeDoesNotWaitForTheDatabaseAndTellsHowOldItsFiguresAre() throws Exception {
        eventually(() -> assertThat(afterAnotherScrape("gateway_figures_age_seconds", "figure", "attention")).isLessThan(31));
        double known = Metrics.value("gateway_orders_stored", Map.of("status", "Done"));

        try (var _ = database.locking("lock table orders in access exclusive mode")) {
            clock.pass(A_WHILE);
            Metrics.now();
            eventually(() -> assertThat(waiting()).isPositive());

            assertThat(Metrics.value("gateway_orders_stored", Map.of("status", "Done"))).isEqualTo(known);
            assertThat(Metrics.value("gateway_figures_age_seconds", Map.of("figure", "status")))
                    .isGreaterThanOrEqualTo(A_WHILE_SECONDS);
            assertThat(waiting()).as("it still waits").isPositive();
        }
        eventually(() -> assertThat(afterAnotherScrape("gateway_figures_age_seconds", "figure", "status")).isLessThan(31));
    }

    private double afterAnotherScrape(String metric, String label, String value) {
        clock.pass(A_SCRAPE);
        Metrics.now();
        return Metrics.value(metric, label.isEmpty() ? Map.of() : Map.of(label, value));
    }

    private static double measured(Metrics metrics, String station, String bound) {
        return metrics.series().stream().filter(series -> series.is(station + "_bucket", Map.of("le", bound)))
                .mapToDouble(Metrics.Series::value).sum();
    }

    private int waiting() throws SQLException {
        return database.texts("select pid from pg_stat_activity where wait_event_type = 'Lock'").size();
    }
}
