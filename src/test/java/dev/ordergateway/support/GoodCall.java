package dev.ordergateway.support;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.ordergateway.support.Description.Operation;

/**
 * A call that was good once.
 *
 * @param target its path, where names in braces stand for values, and what is always in its query
 * @param parameters as the interface describes them
 * @param bodies each good; none when it takes none
 */
record GoodCall(String method, String target, List<JsonNode> parameters, List<String> bodies) {

    /** One of an operation that is described, with the examples that stand there. */
    static GoodCall of(Description description, Operation operation) {
        return new GoodCall(operation.method(), operation.path(),
                operation.said().path("parameters").valueStream().map(description::resolved).toList(),
                new DescribedCall(description, operation).bodies().toList());
    }

    /** One without a body, or with any of these. */
    static GoodCall undescribed(String method, String target, String... bodies) {
        return new GoodCall(method, target, List.of(), List.of(bodies));
    }

    Stream<JsonNode> parametersIn(String place) {
        return parameters.stream().filter(parameter -> parameter.path("in").asText().equals(place));
    }
}
