package dev.ordergateway;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The README's table of metrics against those of a replica that has followed an order through trouble. */
@QuarkusTest
@TestProfile(QuickTracking.class)
class ReadmeMetricsTest {

    private static final Pattern NAME = Pattern.compile("gateway_[a-z_]+");

    @AfterEach
    void fairWeather() {
        PartnerControl.clearFaults();
        PartnerControl.release();
    }

    @Test
    void everyMetricStandsInTheTable() throws IOException {
        var documented = names(Files.readString(Path.of("README.md")).lines().filter(line -> line.startsWith("| `gateway_"))
                .collect(Collectors.joining()));
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();
        order.partner().drop();
        eventually(() -> assertThat(order.partner().subscriptions()).isEqualTo(2));
        order.partner().alwaysFails("subscribe", "refuse");
        order.partner().drop();
        order.isWatchedBy("polling");

        eventually(() -> assertThat(exposed()).isEqualTo(documented));
    }

    private static Set<String> exposed() {
        return names(given().get("/q/metrics").then().statusCode(200).extract().asString().lines()
                .filter(line -> line.startsWith("gateway_"))
                .map(line -> line.replaceAll("[{ ].*", "").replaceAll("_(count|sum|max|bucket)$", ""))
                .collect(Collectors.joining(" ")));
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
