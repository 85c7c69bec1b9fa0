package dev.ordergateway.support;

import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.support.RawConnection.Answer;

/** What every answer is like, however strange the request was. */
public final class GoodAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoodAnswers() {
    }

    /** No failure, nothing from within, and a refusal that is a problem document. */
    public static boolean isGood(RawRequest request, Answer answer) {
        return answer.status() < 500 && Stream.of("Exception", "\tat ", "dev.ordergateway").noneMatch(answer.body()::contains)
                && (answer.status() < 400 || isGoodRefusal(request, answer));
    }

    private static boolean isGoodRefusal(RawRequest request, Answer answer) {
        return isOfThePartner(request) || (!answer.body().contains(OddTexts.MARK)
                && (answer.status() != 405 || !answer.header("Allow").isEmpty())
                && (isRefusedBarely(request) || isProblem(request, answer)));
    }

    /** What is no HTTP, and a path of two slashes alone, which the server takes for no path. */
    private static boolean isRefusedBarely(RawRequest request) {
        return !request.isWellFormed() || request.target().equals("//");
    }

    /** The sandbox refuses in the partner's words. */
    private static boolean isOfThePartner(RawRequest request) {
        return request.target().startsWith("/sandbox/");
    }

    private static boolean isProblem(RawRequest request, Answer answer) {
        if (!answer.header("Content-Type").equals("application/problem+json")) {
            return false;
        }
        if (request.method().equals("HEAD")) {
            return true;
        }
        try {
            var problem = JSON.readTree(answer.body());
            return problem.path("type").asText().equals("urn:ordergateway:problem:" + problem.path("code").textValue())
                    && !problem.path("title").asText().isBlank() && problem.path("status").asInt() == answer.status()
                    && problem.path("retryable").isBoolean();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
