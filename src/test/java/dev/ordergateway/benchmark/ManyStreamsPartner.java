package dev.ordergateway.benchmark;

import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** A partner that does little but holds many streams, and knows how long each order had none. */
final class ManyStreamsPartner implements Closeable {

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Followed> orders = new ConcurrentHashMap<>();
    private final List<Instant> openings = new CopyOnWriteArrayList<>();
    private volatile HttpServer server;
    private final AtomicInteger created = new AtomicInteger();
    private volatile boolean takesOrders;
    private volatile String state = "WaitingForPayment";

    ManyStreamsPartner() {
        server = listening(0);
    }

    private HttpServer listening(int port) {
        return vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(4096)).requestHandler(this::answer)
                .listen(port).toCompletionStage().toCompletableFuture().join();
    }

    /** Nobody listens any more, and every stream has ended; to come back is to {@link #open}. */
    void shut() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Listens again where it did. */
    void open() {
        openings.clear();
        server = listening(server.actualPort());
    }

    /** When streams were opened since it listens. */
    List<Instant> openings() {
        return openings;
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    /** Begins anew. */
    void forget() {
        orders.clear();
        state = "WaitingForPayment";
    }

    /** From now on each create call makes another order, which has no stream yet. */
    void takeOrders() {
        takesOrders = true;
    }

    /** How many orders were created since then. */
    int created() {
        return created.get();
    }

    Collection<Followed> orders() {
        return orders.values();
    }

    /** How many orders have a stream. */
    long followed() {
        return orders.values().stream().filter(order -> order.open() > 0).count();
    }

    Duration longest(Function<Followed, Duration> gap) {
        return orders.values().stream().map(gap).max(Duration::compareTo).orElseThrow();
    }

    /** How many orders have been read. */
    long read() {
        return orders.values().stream().filter(Followed::isRead).count();
    }

    /** Every order goes to this state at once, and says so. */
    void become(String next) {
        state = next;
        orders.values().forEach(order -> order.tell(frame(order)));
    }

    /** The order's payment has another state, which is the number of the change. */
    void change(String id, int number) {
        var order = orders.computeIfAbsent(id, Followed::new);
        order.changes(number);
        order.tell(frame(order));
    }

    /** The number of the order's last change; 0 when there was none. */
    int changeOf(String id) {
        return orders.computeIfAbsent(id, Followed::new).change();
    }

    private String frame(Followed order) {
        return "data: " + document(order) + "\n\n";
    }

    private void answer(HttpServerRequest request) {
        var path = Objects.requireNonNull(request.path()).split("/", -1);
        if (path.length < 4) {
            var order = takesOrders ? created("created-" + created.incrementAndGet()) : new Followed("template");
            request.response().putHeader("Content-Type", "application/json").end(document(order));
            return;
        }
        var order = orders.computeIfAbsent(path[3], Followed::new);
        if (path.length == 4) {
            order.read();
            request.response().putHeader("Content-Type", "application/json").end(document(order));
            return;
        }
        var response = request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        openings.add(Instant.now());
        order.opened(response);
        response.closeHandler(_ -> order.closed(response));
        response.write(frame(order));
    }

    private Followed created(String id) {
        var order = new Followed(id).waiting();
        orders.put(id, order);
        return order;
    }

    private String document(Followed order) {
        return """
                {"order_id":"%1$s","order_state":"%2$s","payment_state":"%3$d","wallet_address":"Stub%1$s","coin_amount":"101.48",\
                "coin":"USDC","network":"Solana","payment_via":"USER_WALLET","user":{"email":"buyer@example.com"},\
                "deliveries":[{"id":"%1$s-1","kind":"giftcard","delivery_state":"%2$s","deliverable":{\
                "brand_name":"Airbnb","country_code":"US","denomination":"100","pin_code":null}}]}"""
                .formatted(order.id(), state, order.change());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
