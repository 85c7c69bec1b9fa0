package dev.ordergateway.weather;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** People who place orders all the time, at any replica and sometimes at two at once, until they know what became of them. */
final class Callers implements AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
    private static final double AT_TWO = 0.3;
    private static final double ASKS_AGAIN = 0.2;

    private final Replicas replicas;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final ConcurrentLinkedQueue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int ordersASecond = 1;
    private volatile boolean isOver;

    Callers(Replicas replicas) {
        this.replicas = replicas;
    }

    /** Orders are placed from now on; to be called once. */
    void begin() {
        threads.execute(() -> {
            try {
                while (!isOver) {
                    placeOne();
                    Thread.sleep(Duration.ofSeconds(1).dividedBy(ordersASecond));
                }
            } catch (InterruptedException _) {
                // over
            }
        });
    }

    /** @param rate of orders a second, from now on */
    void hurry(int rate) {
        ordersASecond = rate;
    }

    private void placeOne() {
        var purchase = new Purchase();
        purchases.add(purchase);
        threads.execute(() -> pursue(purchase));
    }

    Collection<Purchase> purchases() {
        return purchases;
    }

    private void pursue(Purchase purchase) {
        try {
            var wait = FIRST_WAIT;
            do {
                askSome(purchase);
                Thread.sleep(wait);
                wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : wait;
            } while (!purchase.isSettled() || ThreadLocalRandom.current().nextDouble() < ASKS_AGAIN);
        } catch (InterruptedException _) {
            // over
        }
    }

    private void askSome(Purchase purchase) throws InterruptedException {
        var urls = replicas.urls();
        if (urls.isEmpty()) {
            return;
        }
        if (ThreadLocalRandom.current().nextDouble() < AT_TWO) {
            var asked = List.of(one(urls), one(urls));
            var other = Thread.ofVirtual().start(() -> askQuietly(purchase, asked.getFirst()));
            purchase.ask(client, asked.getLast());
            other.join();
        } else {
            purchase.ask(client, one(urls));
        }
    }

    private void askQuietly(Purchase purchase, String url) {
        try {
            purchase.ask(client, url);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String one(List<String> urls) {
        return urls.get(ThreadLocalRandom.current().nextInt(urls.size()));
    }

    /** No more orders; those that are wanted are still pursued. */
    void stop() {
        isOver = true;
    }

    boolean areContent() {
        return purchases.stream().allMatch(Purchase::isSettled);
    }

    @Override
    public void close() {
        isOver = true;
        threads.shutdownNow();
        client.shutdownNow();
    }
}
