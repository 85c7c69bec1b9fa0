package dev.ordergateway.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/**
 * From the partner's event to the reader, by turns: stored by the gateway and told by it, and passed on as it is by nginx.
 * Needs the packaged application ({@code ./mvnw package -DskipTests}) and nginx.
 */
class StreamsAgainstProxyBenchmark {

    private static final int ORDERS = 1_000;
    private static final int CHANGES_PER_SECOND = 200;
    private static final int PAIRS = 5;
    private static final int CHANGES = 20 * CHANGES_PER_SECOND;

    private final AtomicInteger change = new AtomicInteger();

    private record Figure(double p50, double p99, double cpuMicros) {
    }

    @Test
    void eventsOnTheirWay() throws Exception {
        try (var partner = new ManyStreamsPartner(); var orders = new ManyOrders(partner)) {
            orders.seed(ORDERS);
            var ids = orders.partnerIds();
            try (var gateway = orders.start(); var nginx = new Nginx(List.of(partner.url()))) {
                await().atMost(Duration.ofMinutes(2)).until(() -> partner.followed() == ORDERS);
                var raw = IntStream.range(0, ORDERS).mapToObj(i -> "raw-" + i).toList();
                Supplier<Figure> stored = () -> measure(partner, List.copyOf(ids.values()), gateway::cpu,
                        readers -> ids.forEach((id, partnerId) -> readers.subscribe(
                                gateway.application().url() + "/api/orders/" + id + "/subscribe", partnerId)));
                Supplier<Figure> passed = () -> measure(partner, raw, nginx::cpu, readers -> raw.forEach(
                        id -> readers.subscribe(nginx.url() + "/v5/orders/" + id + "/subscribe", id)));
                var _ = stored.get();
                System.out.printf("%d readers, %d changes/s%n", ORDERS, CHANGES_PER_SECOND);
                System.out.println("gateway: p50 ms, p99 ms, CPU us an event | nginx: the same | ratio of the CPU");
                var ratios = new ArrayList<Double>();
                for (int i = 0; i < PAIRS; i++) {
                    var ours = stored.get();
                    var theirs = passed.get();
                    ratios.add(ours.cpuMicros / theirs.cpuMicros);
                    System.out.printf("%6.1f %6.1f %7.0f | %6.1f %6.1f %7.0f | %6.1f%n", ours.p50, ours.p99, ours.cpuMicros,
                            theirs.p50, theirs.p99, theirs.cpuMicros, ratios.getLast());
                }
                System.out.printf("median of the ratios %.1f%n", ratios.stream().sorted().toList().get(PAIRS / 2));
            }
        }
    }

    private interface Subscribing {
        void to(Subscribers readers);
    }

    private Figure measure(ManyStreamsPartner partner, List<String> ids, Supplier<Duration> cpu, Subscribing subscribing) {
        try (var readers = new Subscribers()) {
            subscribing.to(readers);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(readers.readers()).noneMatch(reader -> reader.change() < 0));
            var before = cpu.get();
            try (var changing = Executors.newSingleThreadScheduledExecutor()) {
                var _ = changing.scheduleAtFixedRate(() -> change(partner, readers, ids), 0, 1_000_000 / CHANGES_PER_SECOND,
                        TimeUnit.MICROSECONDS);
                await().atMost(Duration.ofMinutes(5)).until(() -> readers.events() >= CHANGES);
            }
            var used = cpu.get().minus(before);
            assertThat(readers.faults()).isEmpty();
            return new Figure(readers.delayMillis(0.5), readers.delayMillis(0.99), used.toNanos() / 1e3 / readers.events());
        }
    }

    private void change(ManyStreamsPartner partner, Subscribers readers, List<String> ids) {
        int number = change.incrementAndGet();
        readers.leaves(number);
        partner.change(ids.get(number % ids.size()), number);
    }
}
