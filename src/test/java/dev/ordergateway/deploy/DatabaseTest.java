package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;

/** The example of a database, against the overlay of production that uses it. */
class DatabaseTest {

    /** For an operator's shell, a backup, the replication and the superuser: PostgreSQL keeps three by itself. */
    private static final int RESERVE = 20;

    @Test
    void thereAreConnectionsForAllReplicasThatMayBeThereAtOnce() throws IOException {
        var production = Manifests.of("production");
        var gateway = production.one(Deployment.class, "order-gateway").getSpec();
        var most = production.one(HorizontalPodAutoscaler.class, "order-gateway").getSpec().getMaxReplicas();
        var starting = gateway.getStrategy().getRollingUpdate().getMaxSurge().getIntVal();
        var ending = Math.ceilDiv(gateway.getTemplate().getSpec().getTerminationGracePeriodSeconds().intValue(),
                gateway.getMinReadySeconds());
        var each = number("quarkus.datasource.reactive.max-size") + number("quarkus.datasource.jdbc.max-size");

        assertThat(cluster().maxConnections()).as("Cluster, max_connections for %d + %d + %d replicas of %d connections", most,
                starting, ending, each).isGreaterThanOrEqualTo((most + starting + ending) * each + RESERVE);
        assertThat(Files.readString(Manifests.DEPLOY.resolve("README.md"))).contains("each holds " + each + " connections");
    }

    @Test
    void noMoreThanAMinuteIsLostWithTheDisk() throws IOException {
        assertThat(cluster().spec().postgresql().parameters()).containsEntry("archive_timeout", "60s");
    }

    @Test
    void productionIsLedToIt() throws IOException {
        var production = Manifests.of("production");
        var gateway = production.workload("order-gateway");
        var name = cluster().metadata().name();

        var database = URI.create(gateway.environment(production, _ -> "").get("QUARKUS_DATASOURCE_REACTIVE_URL"));

        assertThat(database.getHost()).isEqualTo(name + "-rw");
        assertThat(database.getPath()).isEqualTo("/" + cluster().spec().bootstrap().initdb().database());
        assertThat(gateway.secretKeys().map(secret -> secret.getName() + "/" + secret.getKey()))
                .contains(name + "-app/username", name + "-app/password");
    }

    @Test
    void backupsAreOfThisClusterByThePluginItUses() throws IOException {
        var plugin = cluster().spec().plugins().getFirst();
        var backup = one(CloudNativePg.ScheduledBackup.class).spec();

        assertThat(plugin.parameters()).containsEntry("barmanObjectName",
                one(CloudNativePg.ObjectStore.class).metadata().name());
        assertThat(backup.cluster()).isEqualTo(cluster().metadata());
        assertThat(backup.pluginConfiguration()).isEqualTo(new CloudNativePg.PluginName(plugin.name()));
    }

    private static int number(String key) {
        return Integer.parseInt(Settings.value(key));
    }

    private static CloudNativePg.Cluster cluster() throws IOException {
        return one(CloudNativePg.Cluster.class);
    }

    private static <T> T one(Class<T> type) throws IOException {
        return StrictYaml.documents(Files.readString(Manifests.DEPLOY.resolve("database.yaml"))).stream()
                .map(StrictYaml::typed).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }
}
