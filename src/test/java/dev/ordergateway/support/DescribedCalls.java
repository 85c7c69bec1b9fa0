package dev.ordergateway.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The calls that the interface describes, with values of which each was good once, and some it does not describe. */
final class DescribedCalls {

    private static final List<String> UNDESCRIBED = List.of("GET /", "GET /api", "GET /api/nope", "POST /api/nope",
            "GET /q/nope",
            "GET /q/health", "GET /q/health/live", "GET /q/openapi", "GET /q/swagger-ui/", "GET /q/swagger-ui/index.html",
            "GET /sandbox/control/counters", "POST /sandbox/v5/orders", "GET /sandbox/v5/orders/{order_id}",
            "GET /sandbox/v5/orders/{order_id}/subscribe", "GET /sandbox/nope");

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private record Call(String method, String path, List<JsonNode> parameters, String example) {

        List<String> namesIn(String place) {
            return parameters.stream().filter(parameter -> parameter.path("in").asText().equals(place))
                    .map(parameter -> parameter.path("name").asText()).toList();
        }
    }

    private final List<Call> calls = new ArrayList<>();
    private final List<String> orderIds;

    /** @param orderIds of orders that exist and that do not */
    DescribedCalls(List<String> orderIds) {
        this.orderIds = orderIds;
        LocalHttp.get("/q/openapi?format=json").path("paths").properties()
                .forEach(path -> path.getValue().properties().stream().filter(call -> call.getValue().isObject())
                        .forEach(call -> calls.add(described(call.getKey(), path.getKey(), call.getValue()))));
        UNDESCRIBED.stream().map(call -> call.split(" ", 2)).forEach(call -> calls.add(new Call(call[0], call[1], List.of(),
                call[0].equals("POST") ? Bodies.GUIDE : "")));
    }

    private static Call described(String method, String path, JsonNode call) {
        var content = call.path("requestBody").path("content").path("application/json");
        return new Call(method.toUpperCase(Locale.ROOT), path,
                StreamSupport.stream(call.path("parameters").spliterator(), false).toList(),
                content.isMissingNode() ? "" : example(content));
    }

    private static String example(JsonNode content) {
        var examples = content.path("examples").properties().stream().map(example -> example.getValue().path("value"));
        var example = Stream.concat(Stream.of(content.path("example")), examples)
                .filter(value -> !value.isMissingNode()).findFirst().orElseGet(JsonNodeFactory.instance::objectNode);
        return example.isTextual() ? example.textValue() : example.toString();
    }

    /** A call that is good, but for a strange path now and then. */
    RawRequest any(OddTexts odd) {
        var call = odd.oneOf(calls);
        var query = call.namesIn("query").stream().filter(_ -> odd.chance(2)).map(name -> name + '=' + value(name, odd))
                .collect(Collectors.joining("&"));
        var headers = new ArrayList<>(List.of("Host: localhost", "Accept: */*"));
        if (!call.example.isEmpty()) {
            headers.add("Content-Type: application/json");
        }
        call.namesIn("header").stream().filter(_ -> odd.chance(2)).forEach(name -> headers.add(name + ": " + value(name, odd)));
        return new RawRequest(call.method, path(call, odd) + (query.isEmpty() ? "" : '?' + query), headers,
                BrokenJson.utf8(call.example), false);
    }

    private String path(Call call, OddTexts odd) {
        return PARAMETER.matcher(call.path).replaceAll(parameter -> Matcher
                .quoteReplacement(odd.chance(6) ? odd.inUrl() : value(parameter.group(1), odd)));
    }

    /** One key is used by all, so that a call that is still good places nothing again. */
    private String value(String name, OddTexts odd) {
        return switch (name) {
            case "order_id" -> odd.oneOf(orderIds);
            case "Idempotency-Key" -> "malformed";
            case "If-Match", "If-None-Match" -> odd.oneOf(List.of("\"1\"", "\"2\"", "*"));
            case "country_code" -> odd.oneOf(List.of("US", "IT", "ZZ"));
            case "max_age" -> "5s";
            default -> odd.oneOf(List.of("1", "100", "USD", "Airbnb", "giftcard"));
        };
    }

    /** Names that the interface knows, for the wrong places. */
    List<String> names() {
        return calls.stream().flatMap(call -> call.parameters.stream()).map(parameter -> parameter.path("name").asText())
                .distinct().toList();
    }
}
