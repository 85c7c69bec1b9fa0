package dev.ordergateway.tracking;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.awaitility.core.ConditionTimeoutException;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QuickTracking.class)
class ManyOrdersTest {

    private static final Logger LOG = Logger.getLogger(ManyOrdersTest.class);
    private static final int ORDERS = 300;
    private static final int AT_ONCE = 16;

    private static final List<String> SUBSCRIBE_FAULTS = List.of("refuse", "status_404", "status_500", "status_429", "html",
            "mute", "drop", "eof");
    private static final List<String> FETCH_FAULTS = List.of("refuse", "status_404", "status_500", "status_429", "html",
            "hang", "cut", "truncated", "no_state");

    private static final List<BiConsumer<PartnerOrderControl, Random>> MISCHIEF = List.of(
            (order, _) -> order.drop(),
            (order, _) -> order.mute(),
            (order, _) -> order.becomes("WaitingForDelivery"),
            (order, _) -> order.becomesSilently("WaitingForManualAction"),
            (order, _) -> order.says("Frobnicating"),
            (order, _) -> order.says("Created"),
            (order, _) -> order.frame(order.message("WaitingForDelivery").repeat(50)),
            (order, _) -> order.frame("data: no JSON\n\n"),
            (order, _) -> order.frame("data: half a frame"),
            (order, _) -> order.frame("data: " + "x".repeat(70 * 1024)),
            (order, _) -> order.frame("event: stop\ndata: {}\n\n"),
            (order, _) -> order.frame(new PartnerOrderControl("another").message("Refunded")),
            (order, random) -> order.fails("subscribe", any(SUBSCRIBE_FAULTS, random), 1 + random.nextInt(4)),
            (order, random) -> order.fails("fetch", any(FETCH_FAULTS, random), 1 + random.nextInt(3)));

    private static final List<Consumer<PartnerOrderControl>> ENDS = List.of(
            ManyOrdersTest::release,
            order -> order.becomes("Done"),
            order -> order.becomesSilently("Done"),
            order -> order.becomes("Expired"),
            order -> order.becomesSilently("Refunded"));

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void letGo() {
        PartnerControl.release();
    }

    @Test
    void ordersInTroubleOfEveryKindAllEndAsThePartnerHasThem() throws Exception {
        long seed = new Random().nextLong();
        LOG.infof("seed %d", seed);
        var random = new Random(seed);
        var seeds = IntStream.range(0, ORDERS).mapToObj(_ -> random.nextLong()).toList();

        var orders = atOnce(seeds.stream().<Callable<PlacedOrder>> map(own -> () -> troubled(new Random(own))).toList());

        atOnce(orders.stream().<Callable<PlacedOrder>> map(order -> () -> ended(order)).toList());
        assertThat(orders).extracting(PlacedOrder::id).doesNotHaveDuplicates().hasSize(ORDERS);
    }

    private static PlacedOrder troubled(Random random) {
        var order = PlacedOrder.place();
        for (int trouble = random.nextInt(4); trouble > 0; trouble--) {
            any(MISCHIEF, random).accept(order.partner(), random);
        }
        any(ENDS, random).accept(order.partner());
        return order;
    }

    /** It goes the last steps by itself. */
    private static void release(PartnerOrderControl order) {
        order.becomes("WaitingForDelivery");
        order.release();
    }

    /** Several troubles in a row may take longer than any one of them. */
    private static PlacedOrder ended(PlacedOrder order) {
        await().atMost(Duration.ofMinutes(2)).ignoreException(ConditionTimeoutException.class)
                .untilAsserted(order::isFollowedNoMore);
        order.partner().recovers();
        order.agreesWithThePartner();
        return order;
    }

    private static <T> T any(List<T> things, Random random) {
        return things.get(random.nextInt(things.size()));
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new ArrayList<T>();
            for (Future<T> done : threads.invokeAll(tasks, 5, MINUTES)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
