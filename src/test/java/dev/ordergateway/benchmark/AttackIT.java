package dev.ordergateway.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Description;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.GivenAnswers;
import dev.ordergateway.support.Launch;
import dev.ordergateway.support.MalformedCallers;
import dev.ordergateway.support.MalformedRequests;
import dev.ordergateway.support.OrdersOfEachKind;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;
import io.restassured.RestAssured;

/**
 * What the packaged application stands, while a regular buyer is served without a failure. A run is repeated with
 * -Dmalformed.seed=…, and has more malformed requests with -Dattack.malformed=100000.
 */
class AttackIT {

    private static final int MALFORMED = Integer.getInteger("attack.malformed", 20_000);
    private static final int GARBAGE = 2_000;
    private static final int SLOW = 1_500;
    private static final int IDLE = 5_000;
    private static final List<String> BEGINNINGS = List.of("", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001",
            "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n", "\r\n");

    /** What a pool of connections may grow by, and not what the attackers had. */
    private static final int FEW = 100;
    private static final double FEW_KIB = 32 * 1024;

    private static Surroundings surroundings;
    private static MeasuredGateway gateway;
    private static List<String> failedWhileCold = List.of();

    private final long seed = Long.getLong("malformed.seed", RandomGenerator.getDefault().nextLong());
    private Regular regular;
    private int descriptors;
    private double heap;

    @BeforeAll
    static void start() throws InterruptedException {
        surroundings = new Surroundings(Surroundings.QUICK_PARTNER);
        var settings = new HashMap<>(Map.of("requests.head-timeout", "5s", "requests.body-timeout", "5s",
                "quarkus.http.idle-timeout", "10s", "partner.breaker.calls", "100000", "catalog.memory", "1M",
                // as long as the database may need when everybody else wants something too
                "history.query-timeout", "8s"));
        for (var budget : List.of("payment-vias", "brands", "homepage", "products", "price", "validations")) {
            settings.put("partner.budget." + budget, "100000");
        }
        gateway = new MeasuredGateway(PackagedApplication.start(surroundings.gatewaySettings(settings),
                Launch.learned("-Xmx256m")));
        RestAssured.port = URI.create(gateway.application().url()).getPort();
        await().atMost(Duration.ofMinutes(1)).until(gateway::isReady);
        malformed(1, 2_000);
        failedWhileCold = gateway.failedAnswers();
    }

    @AfterAll
    static void stop() {
        RestAssured.reset();
        gateway.close();
        surroundings.close();
    }

    @BeforeEach
    void begin() {
        regular = new Regular();
        await().atMost(Duration.ofSeconds(30)).until(() -> regular.served() > 20);
        descriptors = descriptors();
        heap = gateway.heap();
    }

    @AfterEach
    void nothingIsLeftAndNobodyElseNoticed() {
        regular.close();
        assertThat(regular.failures()).isEmpty();
        assertThat(gateway.failedAnswers()).isEqualTo(failedWhileCold);
        assertThat(gateway.application().log()).doesNotContain(" ERROR ");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(descriptors()).isLessThan(descriptors + FEW));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(gateway.heap()).isLessThan(heap + FEW_KIB));
        System.out.printf("served %d; descriptors %d, then %d; heap %.0f KiB, then %.0f%n", regular.served(), descriptors,
                descriptors(), heap, gateway.heap());
    }

    @Test
    void malformedRequests() {
        System.out.println("malformed requests with seed " + seed);
        assertThat(malformed(seed, MALFORMED)).as("seed %d", seed).isEmpty();
    }

    @Test
    void whatIsNoHttpAtAll() {
        System.out.println("garbage with seed " + seed);
        var random = new SplittableRandom(seed);
        try (var crowd = new Crowd(GARBAGE)) {
            crowd.say(() -> garbage(random));

            assertThat(crowd.heard()).allMatch(heard -> heard.isEmpty() || heard.startsWith("HTTP/"))
                    .noneMatch(heard -> heard.matches("(?s)HTTP/\\S+ [^4].*"));
        }
    }

    @Test
    void whoeverNeverComesToThePoint() {
        try (var heads = new Crowd(SLOW); var bodies = new Crowd(SLOW); var _ = slowly(heads, bodies)) {
            heads.say(() -> "GET /api/orders HTTP/1.1\r\nHost: localhost\r\n");
            bodies.say(() -> LargeBody.JSON + "Content-Length: 1000\r\n\r\n");

            assertThat(heads.heard()).allMatch(String::isEmpty);
            assertThat(bodies.heard()).allMatch(heard -> heard.isEmpty() || heard.startsWith("HTTP/1.1 408 "));
        }
    }

    @Test
    void manyWhoSayNothing() {
        try (var idle = new Crowd(IDLE / 2); var after = new Crowd(IDLE / 2)) {
            after.say(() -> "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(idle.heard()).allMatch(String::isEmpty);
            assertThat(after.heard()).allMatch(heard -> heard.startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void bodiesOf64Megabytes() throws IOException {
        for (int i = 0; i < 2; i++) {
            for (var head : List.of(LargeBody.JSON, LargeBody.FORM)) {
                assertThat(LargeBody.withItsLength(head)).matches("HTTP/1.1 413 .*|");
                assertThat(LargeBody.inChunks(head)).matches("HTTP/1.1 41[13] .*|");
                assertThat(LargeBody.zipped(head)).matches("HTTP/1.1 4.. .*|HTTP/1.1 200 OK");
            }
        }
    }

    private static String garbage(SplittableRandom random) {
        var bytes = new byte[random.nextInt(1, 3_000)];
        random.nextBytes(bytes);
        return BEGINNINGS.get(random.nextInt(BEGINNINGS.size())) + new String(bytes, ISO_8859_1);
    }

    private static ScheduledExecutorService slowly(Crowd heads, Crowd bodies) {
        var thread = Executors.newSingleThreadScheduledExecutor();
        var _ = thread.scheduleWithFixedDelay(() -> {
            heads.say(() -> "X: x\r\n");
            bodies.say(() -> " ");
        }, 1, 1, TimeUnit.SECONDS);
        return thread;
    }

    private static Queue<String> malformed(long seed, int count) {
        var description = Description.read();
        var orders = new OrdersOfEachKind(List.of(Gateway.placed(Bodies.nested(Bodies.anyEmail())),
                Gateway.placed(Bodies.nested(Bodies.anyEmail())), UUID.randomUUID().toString()), List.of("nobodys"));
        return new MalformedCallers(new MalformedRequests(seed, description, orders), new GivenAnswers(description))
                .askUpTo(count);
    }

    /** Without those of the streams to the partner, of which the orders decide. */
    private static int descriptors() {
        return gateway.descriptors() - gateway.streams();
    }
}
