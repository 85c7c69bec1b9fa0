package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;

/** Who may reach what runs, and what that may reach. */
class NetworkPolicyTest {

    static List<Manifests> overlays() {
        return Manifests.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPodIsUnderOnePolicyForBothWays(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> assertThat(policies(overlay, workload))
                .as("policies of %s", workload).singleElement()
                .satisfies(policy -> assertThat(policy.getSpec().getPolicyTypes())
                        .containsExactlyInAnyOrder("Ingress", "Egress")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void callersReachThePortOfTheContainerAndNobodyReachesAll(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> {
            var rules = policies(overlay, workload).getFirst().getSpec().getIngress();
            assertThat(rules).allSatisfy(rule -> {
                assertThat(rule.getFrom()).as("%s, ingress.from", workload).isNotEmpty();
                assertThat(rule.getPorts()).as("%s, ingress.ports", workload).extracting(port -> port.getPort().getIntVal())
                        .containsExactly(overlay.workload("order-gateway").port());
            });
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theDatabaseAndTheNamesOfHostsAreReached(Manifests overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> {
            var database = URI.create(environment(overlay, workload, "QUARKUS_DATASOURCE_REACTIVE_URL"));
            assertThat(reached(overlay, workload, "TCP", database.getPort())).as("%s, egress to %s", workload, database)
                    .anySatisfy(peer -> assertThat(peer.getPodSelector().getMatchLabels().get("cnpg.io/cluster"))
                            .isEqualTo(database.getHost().replaceFirst("-rw$", "")));
            assertThat(reached(overlay, workload, "UDP", 53)).as("%s, egress to DNS", workload).isNotEmpty();
            assertThat(reached(overlay, workload, "TCP", 53)).as("%s, egress to DNS", workload).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void thePartnerIsReached(Manifests overlay) {
        var gateway = overlay.workload("order-gateway");
        if (overlay.overlay().equals("staging")) {
            var partner = URI.create(environment(overlay, gateway, "PARTNER_URL"));
            var sandbox = overlay.one(Service.class, partner.getHost());
            assertThat(partner.getPath()).isEqualTo("/sandbox");
            assertThat(sandbox.getSpec().getPorts()).extracting("port").containsExactly(80);
            assertThat(reached(overlay, gateway, "TCP", overlay.workload("order-gateway-sandbox").port()))
                    .as("egress to the sandbox").extracting(peer -> peer.getPodSelector().getMatchLabels())
                    .containsExactly(overlay.workload("order-gateway-sandbox").labels());
        } else {
            assertThat(reached(overlay, gateway, "TCP", 443).map(NetworkPolicyPeer::getIpBlock)
                    .filter(Objects::nonNull))
                    .as("egress to the world, without private addresses").anySatisfy(block -> {
                        assertThat(block.getCidr()).isEqualTo("0.0.0.0/0");
                        assertThat(block.getExcept()).contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
                                "169.254.0.0/16");
                    });
        }
    }

    @Test
    void theCollectorOfTracesIsReached() {
        var production = Manifests.all().stream().filter(overlay -> overlay.overlay().equals("production")).findFirst()
                .orElseThrow();
        var gateway = production.workload("order-gateway");
        var collector = URI.create(environment(production, gateway, "OTEL_EXPORTER_OTLP_ENDPOINT"));

        assertThat(reached(production, gateway, "TCP", collector.getPort()))
                .extracting(peer -> peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"))
                .containsExactly(collector.getHost().replaceFirst("^[^.]*\\.", ""));
    }

    private static List<NetworkPolicy> policies(Manifests overlay, Workload workload) {
        return overlay.each(NetworkPolicy.class).filter(policy -> overlay
                .selected(policy.getSpec().getPodSelector().getMatchLabels()).contains(workload)).toList();
    }

    private static Stream<NetworkPolicyPeer> reached(Manifests overlay, Workload workload, String protocol, int port) {
        return policies(overlay, workload).stream().flatMap(policy -> policy.getSpec().getEgress().stream())
                .filter(rule -> rule.getPorts().stream().anyMatch(open -> isFor(open, protocol, port)))
                .map(NetworkPolicyEgressRule::getTo).flatMap(List::stream);
    }

    private static boolean isFor(NetworkPolicyPort open, String protocol, int port) {
        return open.getProtocol().equals(protocol) && open.getPort().getIntVal() == port;
    }

    private static String environment(Manifests overlay, Workload workload, String variable) {
        return workload.environment(overlay, _ -> "").getOrDefault(variable, "");
    }
}
