package dev.ordergateway.deploy;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;

/** Those fields of CloudNativePG 1.29 and its Barman Cloud plugin that {@code deploy/database.yaml} uses. */
final class CloudNativePg {

    private CloudNativePg() {
    }

    record Cluster(String apiVersion, String kind, Metadata metadata, ClusterSpec spec) {

        int maxConnections() {
            return Integer.parseInt(spec.postgresql().parameters().get("max_connections"));
        }
    }

    record Metadata(String name) {
    }

    record ClusterSpec(int instances, String imageName, UpdateStrategy primaryUpdateStrategy, Bootstrap bootstrap,
            Storage storage, Storage walStorage, Postgresql postgresql, Affinity affinity, Resources resources,
            List<Plugin> plugins) {
    }

    enum UpdateStrategy {
        unsupervised,
        supervised
    }

    record Bootstrap(Initdb initdb) {
    }

    record Initdb(String database, String owner) {
    }

    record Storage(String size) {
    }

    record Postgresql(Synchronous synchronous, Map<String, String> parameters) {
    }

    record Synchronous(Method method, int number, Durability dataDurability) {
    }

    enum Method {
        any,
        first
    }

    enum Durability {
        required,
        preferred
    }

    record Affinity(boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {
    }

    record Resources(Map<String, String> requests, Map<String, String> limits) {
    }

    record Plugin(String name, boolean isWALArchiver, Map<String, String> parameters) {
    }

    record ObjectStore(String apiVersion, String kind, Metadata metadata, ObjectStoreSpec spec) {
    }

    record ObjectStoreSpec(String retentionPolicy, Barman configuration) {
    }

    record Barman(String destinationPath, S3Credentials s3Credentials, Archive wal, Archive data) {
    }

    record S3Credentials(SecretKey accessKeyId, SecretKey secretAccessKey) {
    }

    record SecretKey(String name, String key) {
    }

    record Archive(String compression, String encryption) {
    }

    record ScheduledBackup(String apiVersion, String kind, Metadata metadata, ScheduledBackupSpec spec) {
    }

    record ScheduledBackupSpec(String schedule, boolean immediate, String backupOwnerReference, Metadata cluster,
            BackupMethod method, @Nullable PluginName pluginConfiguration) {
    }

    enum BackupMethod {
        PLUGIN("plugin"),
        VOLUME_SNAPSHOT("volumeSnapshot");

        private final String word;

        BackupMethod(String word) {
            this.word = word;
        }

        @JsonValue
        String word() {
            return word;
        }
    }

    record PluginName(String name) {
    }
}
