package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Gateway.placeAsync;
import static dev.ordergateway.support.PartnerControl.fault;
import static dev.ordergateway.support.PartnerControl.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Many who try to place the same order at once, with a partner in any mood. */
@QuarkusTest
class OnePartnerOrderPerKeyTest {

    private static final Logger LOG = Logger.getLogger(OnePartnerOrderPerKeyTest.class);
    private static final int KEYS = 50;
    private static final int TRIES = 30;
    private static final int AT_ONCE = 10;
    /** Too many requests is the one after which the same key may be sent on, so it comes most often. */
    private static final List<String> FAULTS = List.of("status_429", "status_429", "status_429", "status_429", "status_422",
            "status_500", "html", "refuse", "truncated", "cut", "hang", "slow", "no_state");

    private record Caller(String email, String key) {
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void promise3OneKeyIsOnePartnerOrderAtMost() {
        long seed = System.nanoTime();
        LOG.infof("seed %d", seed);
        var random = new Random(seed);
        IntStream.range(0, 2 * KEYS).forEach(_ -> fault("create", FAULTS.get(random.nextInt(FAULTS.size()))));
        var callers = Stream.generate(() -> new Caller(anyEmail(), unique("key"))).limit(KEYS).toList();

        try (var client = HttpClient.newHttpClient()) {
            for (int first = 0; first < KEYS; first += AT_ONCE) {
                var tries = callers.subList(first, first + AT_ONCE).stream().map(caller -> tries(client, caller)).toList();
                tries.forEach(each -> assertOneOrder(each, seed));
            }
        }

        assertThat(callers).as("seed %d", seed)
                .allSatisfy(caller -> assertThat(ordersOf(caller.email)).hasSizeLessThanOrEqualTo(1))
                .anySatisfy(caller -> assertThat(ordersOf(caller.email)).hasSize(1));
    }

    private static List<CompletableFuture<HttpResponse<String>>> tries(HttpClient client, Caller caller) {
        return IntStream.range(0, TRIES).mapToObj(_ -> placeAsync(client, nested(caller.email), caller.key)).toList();
    }

    private static void assertOneOrder(List<CompletableFuture<HttpResponse<String>>> tries, long seed) {
        var answers = tries.stream().map(CompletableFuture::join).toList();

        assertThat(answers).as("seed %d", seed).extracting(HttpResponse::statusCode).isSubsetOf(200, 201, 202, 422, 503);
        assertThat(answers.stream().filter(answer -> !isTooBusy(answer)).map(OnePartnerOrderPerKeyTest::orderOf).distinct())
                .as("seed %d", seed).hasSize(1);
    }

    /** A database that did not even find the order names none. */
    private static boolean isTooBusy(HttpResponse<String> answer) {
        return answer.statusCode() == 503 && answer.body().contains("\"store_unavailable\"");
    }

    /** A problem document names the order by its path. */
    private static String orderOf(HttpResponse<String> answer) {
        var body = JsonPath.from(answer.body());
        return answer.statusCode() < 300 ? body.getString("order_id")
                : body.getString("instance").substring("/api/orders/".length());
    }
}
