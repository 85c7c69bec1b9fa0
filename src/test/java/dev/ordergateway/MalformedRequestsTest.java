package dev.ordergateway;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.support.MalformedRequests;
import dev.ordergateway.support.OddTexts;
import dev.ordergateway.support.RawConnection;
import dev.ordergateway.support.RawConnection.Answer;
import dev.ordergateway.support.RawRequest;
import io.quarkus.test.junit.QuarkusTest;

/** Whatever is asked of it, the gateway refuses in its own words; a run is repeated with -Dmalformed.seed=… */
@QuarkusTest
class MalformedRequestsTest {

    private static final Logger LOG = Logger.getLogger(MalformedRequestsTest.class);
    private static final int REQUESTS = 10_000;
    private static final int CALLERS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

    @Test
    void promise8NoRequestHoweverStrangeIsAFault() {
        long seed = Long.getLong("malformed.seed", RandomGenerator.getDefault().nextLong());
        LOG.infof("malformed requests with seed %d", seed);
        var requests = new MalformedRequests(seed, List.of(placed(nested(anyEmail())), placed(nested(anyEmail())),
                "019e0000-0000-7000-8000-000000000000"));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> askAll(requests));
            }
        }

        LOG.infof("how often which status was answered: %s", statuses);
        assertThat(faults).as("seed %d", seed).isEmpty();
        assertThat(statuses).as("what is answered").containsKeys(200, 400, 404, 405, 406, 413, 415);
    }

    private void askAll(MalformedRequests requests) {
        try (var connection = new RawConnection()) {
            for (int number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
                ask(number, requests.request(number), connection);
            }
        } catch (IOException | RuntimeException e) {
            faults.add("a caller gave up: " + e);
        }
    }

    private void ask(int number, RawRequest request, RawConnection connection) throws IOException {
        try {
            var answer = connection.ask(request);
            statuses.merge(answer.status(), 1, Integer::sum);
            if (!isGood(request, answer)) {
                faults.add("%d: %s%n   -> %s".formatted(number, request, answer));
            }
        } catch (IOException e) {
            if (!isCutOff(request, e)) {
                faults.add("%d: %s%n   -> %s".formatted(number, request, e));
            }
            connection.close();
        }
    }

    /** The server does not wait for the end of what is no HTTP. */
    private static boolean isCutOff(RawRequest request, IOException failure) {
        return !request.isWellFormed() && (failure instanceof SocketException || failure instanceof EOFException);
    }

    private static boolean isGood(RawRequest request, Answer answer) {
        return answer.status() < 500 && Stream.of("Exception", "\tat ", "dev.ordergateway").noneMatch(answer.body()::contains)
                && (answer.status() < 400 || isGoodRefusal(request, answer));
    }

    private static boolean isGoodRefusal(RawRequest request, Answer answer) {
        return !answer.body().contains(OddTexts.MARK)
                && (answer.status() != 405 || !answer.header("Allow").isEmpty())
                && (isRefusedBarely(request) || isOfThePartner(request) || isProblem(request, answer));
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
