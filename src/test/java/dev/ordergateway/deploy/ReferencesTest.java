package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/** Objects that name others name those that there are. */
class ReferencesTest {

    private static final String STEP = "order-gateway.dev/step";

    static List<Manifests> overlays() {
        return Manifests.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aDeploymentSelectsItsOwnPodsAndNoOthers(Manifests overlay) {
        assertThat(overlay.each(Deployment.class)).isNotEmpty().allSatisfy(deployment -> assertThat(
                overlay.selected(deployment.getSpec().getSelector().getMatchLabels()))
                .as("pods selected by Deployment %s", deployment.getMetadata().getName()).extracting(Workload::owner)
                .isEqualTo(List.of(deployment)));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aServiceLeadsToThePodsOfItsNameAtAPortTheyHave(Manifests overlay) {
        assertThat(overlay.each(Service.class)).isNotEmpty().allSatisfy(service -> {
            var name = service.getMetadata().getName();
            assertThat(overlay.selected(service.getSpec().getSelector())).as("Service %s, selector", name)
                    .singleElement().isEqualTo(overlay.workload(name));
            assertThat(service.getSpec().getPorts()).as("Service %s, ports", name).extracting(ServicePort::getTargetPort)
                    .containsExactly(new IntOrString("http"));
            assertThat(overlay.workload(name).port()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void budgetAndAutoscalerAreAboutTheGateway(Manifests overlay) {
        assertThat(overlay.selected(overlay.one(PodDisruptionBudget.class, "order-gateway").getSpec().getSelector()
                .getMatchLabels())).containsExactly(overlay.workload("order-gateway"));
        var target = overlay.one(HorizontalPodAutoscaler.class, "order-gateway").getSpec().getScaleTargetRef();
        assertThat(target.getApiVersion() + " " + target.getKind()).isEqualTo("apps/v1 Deployment");
        assertThat(overlay.one(Deployment.class, target.getName())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void moreThanOneReplicaIsLeftWhenANodeIsDrained(Manifests overlay) {
        var autoscaler = overlay.one(HorizontalPodAutoscaler.class, "order-gateway").getSpec();

        assertThat(autoscaler.getMinReplicas()).as("minReplicas").isGreaterThan(
                overlay.one(PodDisruptionBudget.class, "order-gateway").getSpec().getMaxUnavailable().getIntVal());
        assertThat(autoscaler.getMaxReplicas()).as("maxReplicas").isGreaterThanOrEqualTo(autoscaler.getMinReplicas());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void metricsAreTakenWhereTheServiceShowsThem(Manifests overlay) {
        var monitor = overlay.each(ServiceMonitor.class).findFirst().orElseThrow().getSpec();

        assertThat(overlay.each(Service.class).filter(service -> Objects.requireNonNullElse(service.getMetadata().getLabels(),
                Map.of()).entrySet().containsAll(monitor.getSelector().getMatchLabels().entrySet())))
                .as("ServiceMonitor, selector").containsExactly(overlay.one(Service.class, "order-gateway"));
        assertThat(monitor.getEndpoints()).extracting(Endpoint::getPort).as("ServiceMonitor, endpoints.port")
                .isSubsetOf(overlay.one(Service.class, "order-gateway").getSpec().getPorts().stream()
                        .map(ServicePort::getName).toList());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theMigrationIsAppliedWithAllThatItNeeds(Manifests overlay) {
        var job = overlay.workload("order-gateway-migration");
        var settings = job.container().getEnvFrom().getFirst().getConfigMapRef().getName();

        Stream.<HasMetadata> of(job.owner(), overlay.one(ConfigMap.class, settings),
                overlay.one(ServiceAccount.class, job.pod().getServiceAccountName()))
                .forEach(object -> assertThat(object.getMetadata().getLabels()).as("%s %s, labels", object.getKind(),
                        object.getMetadata().getName()).containsEntry(STEP, "migration"));
        assertThat(overlay.each(HasMetadata.class).filter(object -> object instanceof Deployment))
                .noneMatch(object -> object.getMetadata().getLabels().containsKey(STEP));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceAccountThereIsHasNoTokenAndEveryOneNamedIsThere(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> assertThat(overlay.one(ServiceAccount.class,
                workload.pod().getServiceAccountName()).getAutomountServiceAccountToken()).isFalse());
    }
}
