package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Description;
import dev.ordergateway.support.Description.Operation;
import dev.ordergateway.support.GivenAnswers;
import dev.ordergateway.support.GoodAnswers;
import dev.ordergateway.support.MalformedCallers;
import dev.ordergateway.support.MalformedRequests;
import dev.ordergateway.support.OrdersOfEachKind;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.RawConnection;
import io.quarkus.test.junit.QuarkusTest;

/** Whatever is asked of it, the gateway refuses in its own words; a run is repeated with -Dmalformed.seed=… */
@QuarkusTest
class MalformedRequestsTest {

    private static final Logger LOG = Logger.getLogger(MalformedRequestsTest.class);
    private static final int SOME = 5_000;
    private static final int MOST = 4 * SOME;
    /** A service in open mode knows every caller, the partner is well, and 405, 406, 408, 413 and 415 say little. */
    private static final String UNREACHED = ".* (401|403|405|406|408|413|415|429|5..)|POST /api/orders 202|GET /api/events 410";
    private static final List<String> METHODS = List.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT",
            "TRACE", "other");
    private static final Pattern CONSOLE = Pattern.compile("/console(/[a-z._]+|/\\{[a-z_]+})*");
    private static final Pattern LABEL = Pattern.compile("[{,](method|uri)=\"((?:[^\"\\\\]|\\\\.)*+)\"");

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void promise8NoRequestHoweverStrangeIsAFault() {
        long seed = Long.getLong("malformed.seed", RandomGenerator.getDefault().nextLong());
        LOG.infof("malformed requests with seed %d", seed);
        var description = Description.read();
        var answers = new GivenAnswers(description);
        var requests = new MalformedRequests(seed, description, OrdersOfEachKind.place());

        var callers = new MalformedCallers(requests, answers);
        var faults = callers.askUpTo(SOME);
        // chance may keep a rare answer back
        for (int end = 2 * SOME; end <= MOST && !missing(answers).isEmpty(); end += SOME) {
            callers.askUpTo(end);
        }

        LOG.infof("how often what was answered: %s", answers.counts());
        assertThat(faults).as("seed %d", seed).allSatisfy(fault -> assertOnlyTookLong(fault, requests));
        assertThat(missing(answers)).as("described and never answered, seed %d", seed).isEmpty();
        metricsKnowNoStranger(description);
    }

    private static List<String> missing(GivenAnswers answers) {
        return answers.missing().stream().filter(answer -> !answer.matches(UNREACHED)).toList();
    }

    /** A search that a busy machine could not end in time is answered when it is asked for once more. */
    private static void assertOnlyTookLong(String fault, MalformedRequests requests) throws IOException {
        assertThat(fault).contains("\"query_too_broad\"");
        var request = requests.request(Integer.parseInt(fault.substring(0, fault.indexOf(':'))));
        try (var connection = new RawConnection()) {
            var answer = connection.ask(request);
            assertThat(GoodAnswers.isGood(request, answer)).as("%s%n   -> %s", request, answer).isTrue();
        }
    }

    /** What a caller can write at will would be a series of its own in the metrics, for ever. */
    private static void metricsKnowNoStranger(Description description) {
        var labels = given().get("/q/metrics").asString().lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .flatMap(line -> LABEL.matcher(line).results())
                .collect(groupingBy(label -> label.group(1), mapping(label -> label.group(2), toSet())));

        assertThat(labels.get("method")).contains("other").isSubsetOf(METHODS);
        var uris = labels.getOrDefault("uri", Set.of());
        assertThat(uris).contains("/unmatched");
        // the console's pages are described nowhere, and other tests have asked for them
        assertThat(uris).filteredOn(uri -> !CONSOLE.matcher(uri).matches())
                .isSubsetOf(Stream.concat(Stream.of("root", "REDIRECTION", "/unmatched"),
                        description.operations().stream().map(Operation::path)).toList());
    }
}
