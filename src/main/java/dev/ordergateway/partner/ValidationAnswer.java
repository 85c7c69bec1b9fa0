package dev.ordergateway.partner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.partner.Validation.Problem;

/** What an answer to a validation means. Problems come with 200 as well as with an error's status. */
final class ValidationAnswer {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build().readerFor(JsonNode.class);

    /** Told in our own form, or the partner's free text, which may hold what is a customer's. */
    private static final List<String> NOT_PASSED_ON = List.of("problems", "error", "errors", "error_message",
            "error_description", "failure_reason", "message", "title", "detail", "reason", "moreDetails", "status", "order_id");

    private ValidationAnswer() {
    }

    static Validation read(Response answer) {
        int status = answer.getStatus();
        var bytes = PartnerAnswer.bytes(answer);
        var body = PartnerAnswer.object(bytes);
        var whole = whole(bytes);
        var problems = problems(status, body);
        return switch (AnswerMeaning.of(status)) {
            case GIVEN -> given(status, problems, body, whole);
            case REFUSED -> refused(status, problems, body, whole);
            case NOT_NOW -> throw new PartnerFailure.Unavailable(RetryAfter.of(answer));
            case BAD -> throw new PartnerFailure.BadAnswer(status);
        };
    }

    private static Validation given(int status, List<Problem> problems, WireObject body, ObjectNode whole) {
        if (problems.isEmpty() && !isApproval(whole, body)) {
            throw new PartnerFailure.BadAnswer(status);
        }
        return new Validation(problems, body.text("coin"), body.textOrNumeral("coin_amount"), others(whole));
    }

    private static Validation refused(int status, List<Problem> problems, WireObject body, ObjectNode whole) {
        if (problems.isEmpty()) {
            throw whole.isEmpty() ? new PartnerFailure.BadAnswer(status) : new PartnerFailure.Refused(null);
        }
        return new Validation(problems, body.text("coin"), body.textOrNumeral("coin_amount"), Map.of());
    }

    private static List<Problem> problems(int status, WireObject body) {
        var problems = new ArrayList<Problem>();
        body.objects("problems").forEach(problem -> problems.add(problem(problem)));
        if (problems.isEmpty()) {
            ProblemCodes.of(status, body).forEach(code -> problems.add(new Problem(code, null)));
        }
        if (problems.isEmpty() && (body.hasItems("problems") || (status < 300 && body.text("error") != null))) {
            problems.add(new Problem(Validation.UNKNOWN, null));
        }
        return problems;
    }

    private static Problem problem(WireObject problem) {
        var text = problem.text("moreDetails");
        return new Problem(Objects.requireNonNullElse(ProblemCodes.code(problem.text("problem")), Validation.UNKNOWN),
                ProblemCodes.code(text == null ? problem.object("moreDetails").text("reason") : text));
    }

    /** A list of no problems says yes; without any list only a price does. */
    private static boolean isApproval(ObjectNode whole, WireObject body) {
        var amount = body.decimal("coin_amount");
        return whole.has("problems") ? whole.get("problems").isNull() || whole.get("problems").isArray()
                : amount != null && amount.signum() > 0;
    }

    /** Empty when it is no object; a numeral too large to be one is found as late as here. */
    private static ObjectNode whole(byte[] bytes) {
        try {
            return JSON.readTree(bytes) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        } catch (IOException | NumberFormatException _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Map<String, JsonNode> others(ObjectNode whole) {
        NOT_PASSED_ON.forEach(name -> whole.findParents(name).forEach(parent -> ((ObjectNode) parent).remove(name)));
        var others = new LinkedHashMap<String, JsonNode>();
        whole.properties().forEach(field -> others.put(field.getKey(), field.getValue()));
        List.of("valid", "coin", "coin_amount").forEach(others::remove);
        return others;
    }
}
