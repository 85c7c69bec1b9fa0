package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A field that is spelled wrong does nothing in a cluster, or makes it refuse the object: here each one is found. */
class StrictYamlTest {

    private static final String WRONG = "spelledWrong";
    /** Objects whose keys are free. */
    private static final Set<String> MAPS = Set.of("labels", "annotations", "matchLabels", "data", "selector", "requests",
            "limits", "parameters");

    static Stream<JsonNode> documents() throws IOException {
        return Stream.concat(Manifests.all().stream().flatMap(manifests -> manifests.documents().stream()),
                StrictYaml.documents(Files.readString(Manifests.DEPLOY.resolve("database.yaml"))).stream());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("documents")
    void everyObjectIsMadeOfFieldsOfItsTypeAndNoOtherIsTakenAtAnyDepth(JsonNode document) {
        assertThat(StrictYaml.typed(document)).isNotNull();

        assertThat(places(document, "", "")).isNotEmpty().allSatisfy(place -> {
            var spelledWrong = document.deepCopy();
            ((ObjectNode) spelledWrong.at(place)).put(WRONG, "x");

            assertThatThrownBy(() -> StrictYaml.typed(spelledWrong)).as(place).isInstanceOf(AssertionError.class)
                    .hasMessageContaining(
                            document.path("kind").asText() + " " + document.path("metadata").path("name").asText())
                    .hasMessageContaining(field(place));
        });
    }

    @Test
    void aNumberIsNoText() {
        var variable = StrictYaml.documents("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {TRACKING_ENABLED: false}
                """).getFirst();

        assertThatThrownBy(() -> StrictYaml.typed(variable)).hasMessageContaining("ConfigMap settings, data.TRACKING_ENABLED");
    }

    @Test
    void whatHasNoTypeIsNotTaken() {
        var other = StrictYaml.documents("{apiVersion: apps/v2, kind: Deployment, metadata: {name: future}}").getFirst();

        assertThatThrownBy(() -> StrictYaml.typed(other)).hasMessageContaining("no type is known for Deployment future");
    }

    /** Every object in it that has fields, by its place. */
    private static List<String> places(JsonNode node, String name, String place) {
        var places = new ArrayList<String>();
        if (node.isObject() && !isMap(node, name)) {
            places.add(place);
            node.properties().forEach(child -> places.addAll(
                    places(child.getValue(), child.getKey(), place + "/" + child.getKey().replace("/", "~1"))));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(node.get(i), name, place + "/" + i));
        }
        return places;
    }

    /** A selector may also be an object of {@code matchLabels}. */
    private static boolean isMap(JsonNode node, String name) {
        return MAPS.contains(name) && !node.has("matchLabels");
    }

    private static String field(String place) {
        return place.replaceAll("/(\\d+)", "[$1]").replace('/', '.').replaceFirst("^\\.", "")
                + (place.isEmpty() ? WRONG : "." + WRONG);
    }
}
