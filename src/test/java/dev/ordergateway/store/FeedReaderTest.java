package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Order;
import dev.ordergateway.support.Description;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class FeedReaderTest extends GatheringCalls {

    private static final int ORDERS = 100;
    /** The first two are how an order comes to wait for its payment. */
    private static final int VERSIONS = 102;
    private static final int KILLS = 100;

    @Inject
    LogEnd end;

    private final Random random = new Random();
    private final Map<String, List<Integer>> told = new ConcurrentHashMap<>();
    private int events;
    private String cursor;

    /** What the log holds already is of other tests. */
    @BeforeEach
    void beginAtTheEnd() {
        cursor = end.cursor();
    }

    @Test
    void promise4ReaderThatIsKilledAHundredTimesSeesEachVersionOnce() throws IOException, InterruptedException {
        var orders = attached(ORDERS);
        orders.forEach(order -> told.put(order.id().toString(), new ArrayList<>()));
        var changing = Thread.ofVirtual().start(() -> changeOften(orders));

        for (int kill = 0; kill < KILLS; kill++) {
            read(events + 1 + random.nextInt(2 * ORDERS * VERSIONS / KILLS));
        }
        changing.join();
        read(ORDERS * VERSIONS);

        var all = IntStream.rangeClosed(1, VERSIONS).boxed().toList();
        assertThat(told).allSatisfy((_, versions) -> assertThat(versions).isEqualTo(all));
    }

    private void changeOften(List<Order> orders) {
        for (int change = 3; change <= VERSIONS; change++) {
            var word = "Word" + change;
            submitAll(orders, partnerShows(WAITING_FOR_PAYMENT).paymentState(word).inAMessage())
                    .forEach(GatheringCalls::answer);
        }
    }

    /** Reads until so many events of our orders were seen, keeps the cursor and tears the connection. */
    private void read(int until) throws IOException {
        int enough = Math.min(until, ORDERS * VERSIONS);
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("GET /api/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                    + "Last-Event-ID: " + cursor + "\r\n\r\n").getBytes(UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            while (events < enough) {
                take(lines.readLine());
            }
        }
    }

    private void take(String line) {
        if (line.startsWith("data:")) {
            var event = Description.json(line.substring(5));
            cursor = event.path("cursor").textValue();
            var versions = told.get(event.path("order_id").textValue());
            if (versions != null) {
                versions.add(event.path("version").intValue());
                events++;
            }
        }
    }
}
