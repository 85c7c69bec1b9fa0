package dev.ordergateway.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code deploy/base/dashboard.json}. */
final class Dashboard {

    private Dashboard() {
    }

    static JsonNode document() {
        try {
            return new ObjectMapper().readTree(Path.of("deploy/base/dashboard.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> panels() {
        return all(document().required("panels")).toList();
    }

    static List<JsonNode> targets() {
        return panels().stream().flatMap(panel -> all(panel.path("targets"))).toList();
    }

    static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
