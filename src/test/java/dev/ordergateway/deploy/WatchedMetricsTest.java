package dev.ordergateway.deploy;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.ordergateway.deploy.PromQl.Selector;
import dev.ordergateway.support.AlertRules;
import dev.ordergateway.support.Metrics;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import dev.ordergateway.support.RunningPrometheus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/** What rules and panels ask for is what a replica shows that has lived a little. */
@QuarkusTest
@TestProfile(QuickTracking.class)
class WatchedMetricsTest {

    private static final String UP = "up";

    @AfterEach
    void fairWeather() {
        PartnerControl.heal();
    }

    @Test
    void everyMetricThatIsAskedForIsThereWithItsLabels() {
        var expressions = Stream.concat(AlertRules.all().stream().map(WatchedMetricsTest::expression),
                Dashboard.targets().stream().map(WatchedMetricsTest::expression)).toList();
        var recorded = AlertRules.all().stream().map(rule -> rule.path("record").asText()).filter(name -> !name.isEmpty())
                .toList();
        liveALittle();

        eventually(() -> {
            var scrape = Metrics.now();
            assertThat(expressions.stream().flatMap(expression -> PromQl.selectors(expression).stream())
                    .filter(selector -> !selector.metric().equals(UP) && !recorded.contains(selector.metric())))
                    .hasSizeGreaterThan(expressions.size() / 2)
                    .allSatisfy(selector -> assertThat(scrape.series()).as("%s", selector)
                            .anyMatch(series -> series.is(selector.metric(), selector.labels())));
            assertThat(expressions).allSatisfy(expression -> assertThat(PromQl.groupings(expression)).allSatisfy(
                    label -> assertThat(labels(scrape, expression)).as("%s", expression).contains(label)));
        });
    }

    @Test
    void aRealPrometheusFindsNothingWrongWithAHealthyReplica() {
        PartnerControl.hold();
        PlacedOrder.placeAndStream();

        try (var prometheus = RunningPrometheus.watching("http://localhost:" + RestAssured.port)) {
            eventually(
                    () -> assertThat(prometheus.query("gateway_orders_stored{status=\"WaitingForPayment\"} >= 1")).hasSize(1));
            // an order that was placed between two looks has been missed for a moment, and so has a scrape that took long
            eventually(() -> {
                assertThat(prometheus.query("max(gateway_orders_unobserved_oldest_seconds) < 60")).hasSize(1);
                assertThat(prometheus.pendingOrFiring()).isEmpty();
            });
        }
    }

    /** Each kind of stream trouble, an order of each fate, and a request that is refused. */
    private static void liveALittle() {
        PlacedOrder.place().becomes("Done");
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();
        order.partner().drop();
        eventually(() -> assertThat(order.partner().subscriptions()).isEqualTo(2));
        order.partner().alwaysFails("subscribe", "refuse");
        order.partner().drop();
        order.isWatchedBy("polling");
    }

    private static List<String> labels(Metrics scrape, String expression) {
        return PromQl.selectors(expression).stream().map(Selector::metric).flatMap(metric -> scrape.series().stream()
                .filter(series -> series.is(metric, Map.of())))
                .flatMap(series -> series.labels().keySet().stream()).distinct().collect(Collectors.toList());
    }

    private static String expression(JsonNode rule) {
        return rule.path("expr").textValue();
    }
}
