package dev.ordergateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.ordergateway.support.Description.Operation;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Holds every answer that a test gets by REST Assured against the interface's description, and remembers which were given.
 * One line hangs it in: {@code @RegisterExtension final DescribedAnswers answers = new DescribedAnswers()}.
 */
public final class DescribedAnswers implements Filter, BeforeEachCallback, AfterEachCallback {

    /** Headers that say something about the answer; one of these that is not described is a fault. */
    private static final Set<String> TELLING = Set.of("Age", "Allow", "Cache-Control", "ETag", "Idempotency-Replayed", "Link",
            "Location", "Observed-At", "Retry-After", "Warning", "X-Accel-Buffering");

    /**
     * A failure of our own would be a fault, in open mode everybody is known and may do everything, and no caller here is slow.
     */
    private static final Set<String> NEVER = Set.of("unauthorized", "forbidden", "issuer_unavailable", "internal_error",
            "request_timeout");

    private final Set<String> seen = new TreeSet<>();
    private @Nullable Description description;

    @Override
    public void beforeEach(ExtensionContext context) {
        RestAssured.filters(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        RestAssured.replaceFiltersWith(List.of());
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        var answer = context.next(request, expected);
        var path = URI.create(request.getURI()).getPath();
        if (path.startsWith("/api/")) {
            check(description(), request.getMethod(), path, answer.statusCode(), answer.contentType(), answer.asString(),
                    answer.headers());
        }
        return answer;
    }

    /** As it was when it was asked for first. */
    public Description description() {
        if (description == null) {
            description = Description.read();
        }
        return description;
    }

    /** Fails unless every answer that is described for these operations was given, and no other. */
    public void assertAllGiven(Stream<Operation> operations) {
        assertThat(seen).containsExactlyInAnyOrderElementsOf(operations
                .flatMap(operation -> operation.said().path("responses").propertyStream()
                        .filter(answer -> !isNever(answer.getValue())).map(Map.Entry::getKey)
                        .map(status -> operation + " " + status))
                .toList());
    }

    private static boolean isNever(JsonNode answer) {
        var codes = answer.path("content").path("application/problem+json").path("examples").propertyStream()
                .map(Map.Entry::getKey).toList();
        return !codes.isEmpty() && NEVER.containsAll(codes);
    }

    /** The same for one operation. */
    public void assertAllGiven(String operationId) {
        assertAllGiven(description().operations().stream().filter(operation -> operation.id().equals(operationId)));
    }

    /** Fails when the description does not have that answer, or has it otherwise. */
    private void check(Description description, String method, String path, int status, String contentType, String body,
            Headers headers) {
        var operations = description.operationsAt(path);
        if (operations.isEmpty()) {
            assertThat(status).as("%s %s is described nowhere", method, path).isEqualTo(404);
            assertThat(description.misfits("Problem", Description.json(body))).isEmpty();
            return;
        }
        // a method there is not is refused by all that there are
        var asked = operations.stream().filter(operation -> operation.method().equals(method.replace("HEAD", "GET"))).toList();
        for (var operation : asked.isEmpty() ? operations : asked) {
            var answer = description.answer(operation, status);
            var what = operation + " " + status;
            assertThat(answer.isObject()).as("%s is described: %s", what, body).isTrue();
            assertThat(wrongHeaders(description, answer, headers)).as(what).isEmpty();
            if (!method.equals("HEAD")) {
                assertThat(wrongBody(description, answer, contentType, body)).as(what).isEmpty();
            }
            seen.add(what);
        }
    }

    private static List<String> wrongHeaders(Description description, JsonNode answer, Headers headers) {
        var described = answer.path("headers");
        var wrong = new ArrayList<String>();
        described.properties().forEach(header -> {
            var said = description.resolved(header.getValue());
            if (headers.hasHeaderWithName(header.getKey())) {
                wrong.addAll(description.misfits(said.path("schema"), TextNode.valueOf(headers.getValue(header.getKey()))));
            } else if (said.path("required").booleanValue()) {
                wrong.add(header.getKey() + " is missing");
            }
        });
        TELLING.stream().filter(name -> headers.hasHeaderWithName(name) && !described.has(name))
                .forEach(name -> wrong.add(name + " is not described"));
        return wrong;
    }

    private static List<String> wrongBody(Description description, JsonNode answer, String contentType, String body) {
        if (body.isEmpty() || !answer.has("content")) {
            return body.isEmpty() == !answer.has("content") ? List.of() : List.of("a body or none: " + body);
        }
        var media = answer.path("content").path(contentType.split(";", -1)[0]);
        if (!media.isObject()) {
            return List.of(contentType + " is not described");
        }
        if (!contentType.contains("json")) {
            return List.of();
        }
        var json = Description.json(body);
        return contentType.startsWith("application/problem+json") && !media.path("examples").has(json.path("code").asText())
                ? List.of("its code is not described: " + body)
                : description.misfits(media.path("schema"), json);
    }
}
