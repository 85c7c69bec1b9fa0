package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AlertRules;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;

/** Whoever is called knows how urgent it is, and where it is written what to do. */
class AlertsTest {

    private static final String RUNBOOKS = "https://git.example.com/order-gateway/deploy/README.md#";

    @Test
    void eachAlertSaysHowUrgentItIsAndWhatIsWrong() {
        assertThat(AlertRules.alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").textValue()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").textValue()).isNotBlank();
            assertThat(alert.at("/for").textValue()).as("one bad scrape calls nobody").isNotBlank();
        });
    }

    @Test
    void eachAlertHasItsRunbookAndEachRunbookItsAlert() throws IOException {
        assertThat(AlertRules.alerts()).allSatisfy(alert -> assertThat(alert.at("/annotations/runbook_url").textValue())
                .isEqualTo(RUNBOOKS + alert.required("alert").textValue().toLowerCase(Locale.ROOT)));

        assertThat(runbooks()).containsExactlyElementsOf(
                AlertRules.alerts().stream().map(alert -> alert.required("alert").textValue()).toList());
    }

    /** Each rule is by namespace, so a second copy would call for the same twice. */
    @Test
    void theRulesStandInOneOverlay() {
        assertThat(Manifests.all()).filteredOn(overlay -> overlay.each(PrometheusRule.class).findAny().isPresent())
                .extracting(Manifests::overlay).containsExactly("production");
    }

    private static List<String> runbooks() throws IOException {
        return Files.readString(Path.of("deploy/README.md")).lines().dropWhile(line -> !line.equals("## Alerts")).skip(1)
                .takeWhile(line -> !line.startsWith("## ")).filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4)).toList();
    }
}
