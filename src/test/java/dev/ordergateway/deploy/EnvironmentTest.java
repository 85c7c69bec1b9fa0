package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.ReadmeSettings;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;

/** The environment of each container, against the settings that the application knows. */
class EnvironmentTest {

    private static final Pattern SECRET_OF_README = Pattern.compile("\\| `([a-z-]+)` \\| `([a-z-]+)` \\|");

    static List<Manifests> overlays() {
        return Manifests.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyVariableIsASettingThatIsReadAtStart(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> assertThat(environment(overlay, workload).keySet())
                .as("%s, env", workload).isNotEmpty().allSatisfy(variable -> assertThat(Settings.isKnown(variable))
                        .as("%s, env[%s] is a setting", workload, variable).isTrue()));
    }

    @Test
    void aVariableThatSetsNothingIsFound() {
        assertThat(Stream.of("PARTNER_ULR", "QUARKUS_FLYWAY_MIGRATE_AT_STRAT", "QUARKUS_OIDC_CONSOLE_CLIENT"))
                .noneMatch(Settings::isKnown);
        // known, and decided when the application was built
        assertThat(Settings.isKnown("QUARKUS_DATASOURCE_DB_KIND")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySecretStandsInTheReadme(Manifests overlay) throws IOException {
        var secrets = new TreeSet<String>();
        overlay.workloads().stream().flatMap(Workload::secretKeys)
                .forEach(secret -> secrets.add(secret.getName() + "/" + secret.getKey()));

        assertThat(secrets).isEqualTo(ofReadme());
    }

    private static Set<String> ofReadme() throws IOException {
        var secrets = new TreeSet<String>();
        SECRET_OF_README.matcher(Files.readString(Manifests.DEPLOY.resolve("README.md"))).results()
                .forEach(row -> secrets.add(row.group(1) + "/" + row.group(2)));
        return secrets;
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theJobMigratesAndEndsAndThePodsCheck(Manifests overlay) {
        var pod = environment(overlay, overlay.workload("order-gateway"));
        var job = environment(overlay, overlay.workload("order-gateway-migration"));

        assertThat(pod).containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false")
                .containsEntry("QUARKUS_FLYWAY_VALIDATE_AT_START", "true").doesNotContainKey("QUARKUS_INIT_AND_EXIT");
        assertThat(job).containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "true")
                .containsEntry("QUARKUS_FLYWAY_VALIDATE_AT_START", "false").containsEntry("QUARKUS_INIT_AND_EXIT", "true");
        Stream.of(pod, job).forEach(environment -> environment.keySet().removeAll(List.of("QUARKUS_FLYWAY_MIGRATE_AT_START",
                "QUARKUS_FLYWAY_VALIDATE_AT_START", "QUARKUS_INIT_AND_EXIT")));
        assertThat(job).isEqualTo(pod);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyContainerIsClosedToStrangers(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> assertThat(environment(overlay, workload))
                .as("%s, env", workload).containsEntry("ACCESS_MODE", "oidc"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyStagingHasASandboxAndItFollowsNothing(Manifests overlay) {
        var sandboxes = overlay.workloads().stream().map(workload -> environment(overlay, workload))
                .filter(environment -> environment.containsKey("SANDBOX_ENABLED")).toList();

        if (overlay.overlay().equals("staging")) {
            assertThat(sandboxes).singleElement().satisfies(sandbox -> assertThat(sandbox)
                    .containsEntry("SANDBOX_ENABLED", "true").containsEntry("TRACKING_ENABLED", "false")
                    .doesNotContainEntry("QUARKUS_DATASOURCE_REACTIVE_URL",
                            environment(overlay, overlay.workload("order-gateway")).get("QUARKUS_DATASOURCE_REACTIVE_URL")));
        } else {
            assertThat(sandboxes).isEmpty();
        }
    }

    @Test
    void nothingIsRecordedWhereNoCollectorIsNamed() {
        Stream.of(Map.<String, String> of(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", ""))
                .forEach(environment -> assertThat(areTracesOff(environment)).as("%s", environment).isTrue());
        assertThat(areTracesOff(environment(Manifests.of("production"), Manifests.of("production").workload("order-gateway"))))
                .isFalse();
    }

    private static boolean areTracesOff(Map<String, String> environment) {
        return Boolean.parseBoolean(Settings.value("quarkus.otel.sdk.disabled", environment));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyTheConsoleMayBeLeftOut(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> assertThat(workload.secretKeys())
                .allMatch(secret -> secret.getKey().startsWith("console-") == Boolean.TRUE.equals(secret.getOptional())));
    }

    /** By default one replica asks what the partner allows. */
    @Test
    void theMostReplicasTogetherAskThePartnerNoMoreThanItAllows() throws IOException {
        var production = Manifests.of("production");
        int most = production.one(HorizontalPodAutoscaler.class, "order-gateway").getSpec().getMaxReplicas();
        var environment = environment(production, production.workload("order-gateway"));
        var budgets = new TreeMap<>(ReadmeSettings.documented());
        budgets.keySet().removeIf(key -> !key.startsWith("partner.budget."));

        assertThat(budgets).isNotEmpty().allSatisfy((key, allowed) -> assertThat(environment).as("production, env")
                .hasEntrySatisfying(Settings.variable(key), each -> assertThat(Integer.parseInt(each) * most)
                        .as("%s of %d replicas", key, most).isPositive().isLessThanOrEqualTo(Integer.parseInt(allowed))));
    }

    private static Map<String, String> environment(Manifests overlay, Workload workload) {
        return workload.environment(overlay, secret -> secret.getName() + "/" + secret.getKey());
    }
}
