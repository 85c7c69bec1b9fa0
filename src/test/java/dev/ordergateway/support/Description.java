package dev.ordergateway.support;

import static io.restassured.RestAssured.given;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

/**
 * What the running gateway says of its interface. Objects with named fields are taken to be closed, so that a field nobody
 * described does not fit.
 */
public final class Description {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** One method of one path. */
    public record Operation(String method, String path, JsonNode said) {

        public String id() {
            return said.path("operationId").asText();
        }

        @Override
        public String toString() {
            return method + ' ' + path;
        }

        private boolean isAt(String other) {
            return other.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        private int placeholders() {
            return path.split("\\{", -1).length;
        }
    }

    private final JsonNode document;

    private Description(JsonNode document) {
        this.document = document;
        document.at("/components/schemas").forEach(Description::close);
    }

    public static Description read() {
        return new Description(json(given().noFilters().queryParam("format", "json").get("/q/openapi").asString()));
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                                operation.getValue())))
                .toList();
    }

    /** The operations of the one path that fits best. */
    public List<Operation> operationsAt(String path) {
        var best = operations().stream().filter(operation -> operation.isAt(path))
                .min(Comparator.comparingInt(Operation::placeholders)).map(Operation::path);
        return operations().stream().filter(operation -> best.filter(operation.path()::equals).isPresent()).toList();
    }

    public JsonNode answer(Operation operation, int status) {
        return resolved(operation.said().path("responses").path(String.valueOf(status)));
    }

    /** What a reference refers to; anything else itself. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(document.at(node.path("$ref").asText().substring(1))) : node;
    }

    /** The examples of a body of one media type. */
    public Stream<JsonNode> examples(JsonNode media) {
        return Stream.concat(Stream.of(media.path("example")).filter(example -> !example.isMissingNode()),
                media.path("examples").valueStream().map(example -> resolved(example).path("value")));
    }

    public List<String> misfits(String schema, JsonNode value) {
        return misfits(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), value);
    }

    /** What is wrong with a value; empty when it fits the schema. */
    public List<String> misfits(JsonNode schema, JsonNode value) {
        var root = JSON.createObjectNode().set("components", document.path("components"));
        ((ObjectNode) root).putArray("allOf").add(schema);
        return SCHEMAS.getSchema(root).validate(value).stream().map(Error::toString).toList();
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }
}
