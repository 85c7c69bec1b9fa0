package dev.ordergateway.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Many who read along on two replicas, some of whom do not read at all. */
class SubscribersIT {

    private static final int ORDERS = 3_000;
    private static final int CHANGES_PER_SECOND = 200;
    private static final int STALLED = ORDERS / 10;
    /** Orders that change most, which are those of the readers who do not read. */
    private static final int BUSY = 30;
    /** After three of which a reader who takes nothing is cut. */
    private static final Map<String, String> TICKS = Map.of("history.keep-alive", "5s");

    private final AtomicInteger changes = new AtomicInteger();

    @Test
    void newestStateArrivesEverywhereWhoeverDoesNotRead() throws Exception {
        try (var partner = new ManyStreamsPartner(); var orders = new ManyOrders(partner)) {
            orders.seed(ORDERS);
            var ids = orders.partnerIds();
            var all = List.copyOf(ids.keySet());
            try (var first = orders.start(TICKS); var second = orders.start(TICKS); var subscribers = new Subscribers()) {
                patiently(() -> assertThat(partner.followed()).isEqualTo(ORDERS));
                patiently(() -> assertThat(second.shards()).isEqualTo(32));
                double before = first.heap() + second.heap();

                int next = 0;
                for (var id : ids.entrySet()) {
                    var gateway = next++ % 2 == 0 ? first : second;
                    subscribers.subscribe(url(gateway, id.getKey()), id.getValue());
                }
                patiently(() -> assertThat(subscribers.readers()).noneMatch(reader -> reader.change() < 0));
                double each = (first.heap() + second.heap() - before) / ORDERS;

                var busy = all.subList(0, BUSY);
                var stalled = stalled(first, second, busy);
                var changing = Executors.newSingleThreadScheduledExecutor();
                var _ = changing.scheduleAtFixedRate(() -> change(partner, subscribers, ids, all), 0,
                        1_000_000 / CHANGES_PER_SECOND,
                        TimeUnit.MICROSECONDS);
                patiently(() -> assertThat(first.cutReaders() + second.cutReaders()).isEqualTo(STALLED));
                changing.close();
                assertThat(stalled).allMatch(SubscribersIT::isGone);

                patiently(() -> assertThat(subscribers.readers()).allMatch(reader -> isUpToDate(partner, reader)));
                assertThat(subscribers.faults()).isEmpty();
                System.out.printf("%d readers, %d changes/s: %.1f KiB heap each; %d events, p50 %.1f ms, p99 %.1f ms%n", ORDERS,
                        CHANGES_PER_SECOND, each, subscribers.events(), subscribers.delayMillis(0.5),
                        subscribers.delayMillis(0.99));
            }
        }
    }

    private static boolean isUpToDate(ManyStreamsPartner partner, Subscribers.Reader reader) {
        return partner.changeOf(reader.partnerId()) == reader.change();
    }

    /** Every other change is of a busy order. */
    private void change(ManyStreamsPartner partner, Subscribers subscribers, Map<String, String> ids, List<String> all) {
        int number = changes.incrementAndGet();
        var id = all.get(number / 2 % (number % 2 == 0 ? BUSY : ORDERS));
        subscribers.leaves(number);
        partner.change(Objects.requireNonNull(ids.get(id)), number);
    }

    /** Whether it ends after what the system still had of it. */
    private static boolean isGone(Socket socket) {
        try (socket) {
            socket.setSoTimeout(30_000);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /** They ask and never take what they are told. */
    private static List<Socket> stalled(MeasuredGateway first, MeasuredGateway second, List<String> busy) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < STALLED; i++) {
            var address = URI.create(url(i % 2 == 0 ? first : second, busy.get(i % BUSY)));
            var socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream().write(("GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(US_ASCII));
            sockets.add(socket);
        }
        return sockets;
    }

    private static String url(MeasuredGateway gateway, String id) {
        return gateway.application().url() + "/api/orders/" + id + "/subscribe";
    }

    private static void patiently(ThrowingRunnable condition) {
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(200)).untilAsserted(condition);
    }
}
