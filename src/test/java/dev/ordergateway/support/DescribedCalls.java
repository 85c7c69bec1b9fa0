package dev.ordergateway.support;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The calls that the interface describes, with values of which each was good once, and some it does not describe. */
final class DescribedCalls {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final List<String> OTHER_VALUES = List.of("1", "100", "US", "IT", "ZZ", "USD", "Airbnb", "giftcard");
    private static final List<String> NUMBERS = IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList();

    private final List<GoodCall> described;
    private final List<GoodCall> undescribed = UndescribedCalls.all();
    private final List<String> fields;
    private final OrdersOfEachKind orders;
    private final List<String> versions;

    DescribedCalls(Description description, OrdersOfEachKind orders) {
        var calls = description.operations().stream().map(operation -> GoodCall.of(description, operation)).toList();
        // what has a body can go wrong in more ways
        this.described = Stream.concat(calls.stream(), calls.stream().filter(call -> !call.bodies().isEmpty())).toList();
        this.fields = description.document().at("/components/schemas").valueStream()
                .flatMap(schema -> schema.path("properties").propertyStream()).map(property -> property.getKey())
                .distinct().toList();
        this.orders = orders;
        this.versions = orders.versions();
    }

    /** A call that is good, but for a strange path or value now and then. */
    RawRequest any(OddTexts odd) {
        var call = odd.oneOf(odd.chance(4) ? undescribed : described);
        var headers = new ArrayList<>(List.of("Host: localhost", "Accept: */*"));
        if (!call.bodies().isEmpty()) {
            headers.add("Content-Type: application/json");
        }
        given(call, "header", odd).forEach(parameter -> headers.add(name(parameter) + ": " + value(parameter, odd)));
        var request = new RawRequest(call.method(), target(call, odd), headers,
                call.bodies().isEmpty() ? "" : body(call, odd), false);
        var query = given(call, "query", odd).map(parameter -> name(parameter) + '=' + value(parameter, odd))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? request : request.withQuery(query);
    }

    /**
     * For one of a few buyers, so that an erasure hits some of the orders; and now and then with a reference that others use
     * too, which means nothing to all calls but one.
     */
    private static String body(GoodCall call, OddTexts odd) {
        var body = BrokenJson.utf8(odd.oneOf(call.bodies()).replace("buyer@", "buyer" + odd.oneOf(NUMBERS) + '@'));
        return odd.chance(2) ? Bodies.with("\"client_reference\":\"malformed\"", body) : body;
    }

    /** Those that the call gets this time. */
    private static Stream<JsonNode> given(GoodCall call, String place, OddTexts odd) {
        return call.parametersIn(place)
                .filter(parameter -> parameter.path("required").booleanValue() ? !odd.chance(4) : !odd.chance(3));
    }

    private String target(GoodCall call, OddTexts odd) {
        return PARAMETER.matcher(call.target()).replaceAll(name -> Matcher.quoteReplacement(odd.chance(6) ? odd.inUrl()
                : call.parametersIn("path").filter(parameter -> name(parameter).equals(name.group(1))).findFirst()
                        .map(parameter -> value(parameter, odd)).orElseGet(() -> value(name.group(1), "US", odd))));
    }

    private String value(JsonNode parameter, OddTexts odd) {
        var example = parameter.path("example");
        return value(name(parameter), (example.isArray() ? example.path(0) : example).asText(), odd);
    }

    /** Few keys are used by all, so that each is used for other bodies too. */
    private String value(String name, String example, OddTexts odd) {
        return switch (name) {
            case "order_id" -> odd.oneOf(orders.ids());
            case "partner_order_id" -> odd.oneOf(orders.partnerIds());
            case "Idempotency-Key" -> "malformed-" + odd.oneOf(NUMBERS);
            case "If-Match", "If-None-Match" -> odd.chance(2) ? "*" : '"' + odd.oneOf(versions) + '"';
            case "Last-Event-ID" -> odd.oneOf(versions);
            default -> odd.chance(8) ? odd.oneOf(OTHER_VALUES) : example;
        };
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asText();
    }

    /** Names of parameters that the interface knows, for the wrong places. */
    List<String> names() {
        return described.stream().flatMap(call -> call.parameters().stream()).map(DescribedCalls::name).distinct().toList();
    }

    /** Names of fields that the interface knows, for the wrong bodies. */
    List<String> fields() {
        return fields;
    }
}
