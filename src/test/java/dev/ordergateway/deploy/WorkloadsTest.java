package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** What runs in each overlay, against the application's own configuration. */
class WorkloadsTest {

    private static final Duration RESERVE = Duration.ofSeconds(2);

    static List<Manifests> overlays() {
        return Manifests.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theApplicationListensAtThePortOfTheContainer(Manifests overlay) {
        assertThat(deployed(overlay)).isNotEmpty().allSatisfy(workload -> assertThat(workload.port())
                .as("%s, ports[http]", workload).isEqualTo(Integer.parseInt(Settings.value("quarkus.http.port"))));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theProbesAskWhereTheApplicationAnswers(Manifests overlay) {
        assertThat(deployed(overlay)).allSatisfy(workload -> {
            assertProbe(workload, "started", workload.container().getStartupProbe());
            assertProbe(workload, "live", workload.container().getLivenessProbe());
            assertProbe(workload, "ready", workload.container().getReadinessProbe());
        });
    }

    /** That the application answers there tells {@link ContainersIT}. */
    private static void assertProbe(Workload workload, String word, Probe probe) {
        assertThat(probe.getHttpGet().getPath()).as("%s, path of the probe for %s", workload, word)
                .isEqualTo("/" + Settings.value("quarkus.http.non-application-root-path") + "/health/" + word);
        assertThat(probe.getHttpGet().getPort()).as("%s, port of the probe for %s", workload, word)
                .isEqualTo(new IntOrString("http"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aPodIsNotKilledBeforeItHasHandedOverAndFinished(Manifests overlay) {
        // placements may be waited for, and then requests, each for the time-out
        var needed = Settings.duration("quarkus.shutdown.delay")
                .plus(Settings.duration("quarkus.shutdown.timeout").multipliedBy(2))
                .plus(RESERVE);

        assertThat(deployed(overlay)).allSatisfy(workload -> assertThat(
                Duration.ofSeconds(workload.pod().getTerminationGracePeriodSeconds()))
                .as("%s, terminationGracePeriodSeconds", workload).isGreaterThanOrEqualTo(needed));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aRollOutTakesNoReplicaAwayBeforeThereIsAnother(Manifests overlay) {
        var gateway = overlay.one(Deployment.class, "order-gateway").getSpec();

        assertThat(gateway.getStrategy().getRollingUpdate().getMaxUnavailable()).isEqualTo(new IntOrString(0));
        assertThat(gateway.getStrategy().getRollingUpdate().getMaxSurge()).isEqualTo(new IntOrString(1));
        assertThat(gateway.getReplicas()).as("replicas, which the autoscaler counts").isNull();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyWorkloadRunsTheSameImage(Manifests overlay) {
        assertThat(overlay.workloads().stream().collect(Collectors.toMap(Workload::toString,
                workload -> workload.container().getImage())).values()).hasSizeGreaterThan(1)
                .containsOnly(overlay.workload("order-gateway").container().getImage()).doesNotContain("order-gateway");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noContainerMayDoMoreThanItMust(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> {
            var pod = workload.pod();
            assertThat(pod.getAutomountServiceAccountToken()).as("%s, automountServiceAccountToken", workload).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).as("%s, runAsNonRoot", workload).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).as("%s, seccompProfile", workload)
                    .isEqualTo("RuntimeDefault");
            assertContained(workload, workload.container());
        });
    }

    private static void assertContained(Workload workload, Container container) {
        var context = container.getSecurityContext();
        assertThat(context.getReadOnlyRootFilesystem()).as("%s, readOnlyRootFilesystem", workload).isTrue();
        assertThat(context.getAllowPrivilegeEscalation()).as("%s, allowPrivilegeEscalation", workload).isFalse();
        assertThat(context.getCapabilities().getDrop()).as("%s, capabilities.drop", workload).containsExactly("ALL");
        assertThat(context.getCapabilities().getAdd()).as("%s, capabilities.add", workload).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyContainerSaysWhatItNeedsAndCanWriteToALimitedPlaceOnly(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> {
            var resources = workload.container().getResources();
            assertThat(resources.getRequests()).as("%s, resources.requests", workload).containsKeys("cpu", "memory");
            assertThat(resources.getLimits()).as("%s, resources.limits", workload)
                    .containsEntry("memory", resources.getRequests().get("memory"));
            assertThat(workload.container().getVolumeMounts()).as("%s, volumeMounts", workload)
                    .extracting("name", "mountPath").containsExactly(tuple("tmp", "/tmp"));
            assertThat(workload.pod().getVolumes()).as("%s, volumes", workload).singleElement().satisfies(
                    volume -> assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void replicasAreSpreadOverHostsAndZones(Manifests overlay) {
        var gateway = overlay.workload("order-gateway");

        assertThat(gateway.pod().getTopologySpreadConstraints()).extracting("topologyKey")
                .containsExactlyInAnyOrder("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        assertThat(gateway.pod().getTopologySpreadConstraints()).allSatisfy(constraint -> assertThat(gateway.labels())
                .as("%s, labelSelector", constraint.getTopologyKey())
                .containsAllEntriesOf(constraint.getLabelSelector().getMatchLabels()));
    }

    private static List<Workload> deployed(Manifests overlay) {
        return overlay.workloads().stream().filter(workload -> workload.owner() instanceof Deployment).toList();
    }
}
