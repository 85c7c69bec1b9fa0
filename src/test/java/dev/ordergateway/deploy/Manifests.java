package dev.ordergateway.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** What one overlay puts into a cluster. */
record Manifests(String overlay, List<JsonNode> documents, List<Object> objects) {

    static final Path DEPLOY = Path.of("deploy");
    /** As texts, so that no test finds what another has changed. */
    private static final ConcurrentMap<Path, String> RENDERED = new ConcurrentHashMap<>();

    /** Each overlay that there is. */
    static List<Manifests> all() {
        try (var overlays = Files.list(DEPLOY.resolve("overlays"))) {
            return overlays.sorted().map(overlay -> of(overlay.getFileName().toString())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifests of(String overlay) {
        var documents = StrictYaml
                .documents(RENDERED.computeIfAbsent(DEPLOY.resolve("overlays").resolve(overlay), Manifests::rendered));
        return new Manifests(overlay, documents, documents.stream().map(StrictYaml::typed).toList());
    }

    <T> Stream<T> each(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return each(type).filter(object -> object.getMetadata().getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(overlay + " has no " + type.getSimpleName() + " " + name));
    }

    List<Workload> workloads() {
        return Stream.concat(
                each(Deployment.class).map(owner -> new Workload(owner, owner.getSpec().getTemplate())),
                each(Job.class).map(owner -> new Workload(owner, owner.getSpec().getTemplate()))).toList();
    }

    Workload workload(String name) {
        return workloads().stream().filter(workload -> workload.owner().getMetadata().getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(overlay + " runs no " + name));
    }

    List<Workload> selected(Map<String, String> labels) {
        return workloads().stream().filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet())).toList();
    }

    private static String rendered(Path overlay) {
        try {
            var kubectl = new ProcessBuilder("kubectl", "kustomize", overlay.toString()).redirectErrorStream(true).start();
            var text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize " + overlay + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new AssertionError("This test needs kubectl 1.30 or later on the PATH, to render " + overlay + ".", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return overlay;
    }
}
