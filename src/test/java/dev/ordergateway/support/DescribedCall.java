package dev.ordergateway.support;

import static io.restassured.RestAssured.given;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.ordergateway.support.Description.Operation;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A call of one operation with what its description gives as examples. */
public record DescribedCall(Description description, Operation operation) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    public static DescribedCall of(Description description, String operationId) {
        return new DescribedCall(description, description.operations().stream()
                .filter(operation -> operation.id().equals(operationId)).findFirst().orElseThrow());
    }

    /** The path for one order; what else stands in it is as in the example. */
    public String pathOf(String orderId) {
        return PLACEHOLDER.matcher(operation.path()).replaceAll(
                name -> name.group(1).equals("order_id") ? orderId : parameter(name.group(1)).path("example").asText());
    }

    /** Every example of a body. */
    public Stream<String> bodies() {
        return description.resolved(operation.said().path("requestBody")).path("content").valueStream()
                .flatMap(description::examples).map(JsonNode::toString);
    }

    public String body() {
        return bodies().findFirst().orElse("");
    }

    /** With the first body, if there is any, about whichever version. */
    public RequestSpecification request() {
        return operation.said().has("requestBody") ? with(body()) : given();
    }

    public RequestSpecification with(String json) {
        return given().contentType(ContentType.JSON).header("If-Match", "*").body(json);
    }

    public ValidatableResponse send(String orderId) {
        return send(orderId, request());
    }

    public ValidatableResponse send(String orderId, RequestSpecification request) {
        return request.request(operation.method(), pathOf(orderId)).then();
    }

    public boolean canAnswer(int status, String code) {
        return description.answer(operation, status).path("content").valueStream()
                .anyMatch(media -> media.path("examples").has(code));
    }

    private JsonNode parameter(String name) {
        return operation.said().path("parameters").valueStream().map(description::resolved)
                .filter(parameter -> parameter.path("name").asText().equals(name)).findFirst().orElseThrow();
    }
}
