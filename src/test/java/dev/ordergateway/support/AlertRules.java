package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The rules of {@code deploy/base/prometheus-rule.yaml}. */
public final class AlertRules {

    private static final Path FILE = Path.of("deploy/base/prometheus-rule.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    private AlertRules() {
    }

    public static List<JsonNode> all() {
        return StreamSupport.stream(groups().spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.required("rules").spliterator(), false)).toList();
    }

    /** Those of them that call a person. */
    public static List<JsonNode> alerts() {
        return all().stream().filter(rule -> rule.has("alert")).toList();
    }

    /** As Prometheus itself reads them, without what Kubernetes needs around. */
    public static void writeTo(Path file) throws IOException {
        Files.writeString(file, YAML.writeValueAsString(JsonNodeFactory.instance.objectNode().set("groups", groups())));
    }

    private static JsonNode groups() {
        try {
            return YAML.readTree(FILE.toFile()).required("spec").required("groups");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
