package dev.ordergateway.support;

import static dev.ordergateway.support.FaultPoint.BETWEEN_FRAMES;
import static dev.ordergateway.support.FaultPoint.CREATE_ANSWERED;
import static dev.ordergateway.support.FaultPoint.CREATE_ARRIVED;
import static dev.ordergateway.support.FaultPoint.CREATE_COMMITTED;
import static dev.ordergateway.support.FaultPoint.CREATE_HALF_ANSWERED;
import static dev.ordergateway.support.FaultPoint.DONE_SAID;
import static dev.ordergateway.support.FaultPoint.FETCH_ARRIVED;
import static dev.ordergateway.support.FaultPoint.STOPPED;
import static dev.ordergateway.support.FaultPoint.STREAM_ASKED;
import static dev.ordergateway.support.FaultPoint.STREAM_OPENED;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.support.PartnerStub.Connection;
import dev.ordergateway.support.PartnerStub.Request;

/** A partner that keeps its orders whatever happens, and kills the gateway at the step a test chose. */
public final class KillingPartner implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Integer> creates = new ConcurrentHashMap<>();
    private final Map<String, WatchedOrder> orders = new ConcurrentHashMap<>();
    private final PartnerStub stub = new PartnerStub(this::answer);
    private volatile @Nullable Fuse fuse;

    public String url() {
        return stub.url();
    }

    /** Kills the gateway when this step has been reached so many times from now on. */
    public void kill(PackagedApplication gateway, FaultPoint point, int times) {
        fuse = new Fuse(gateway, point, new AtomicInteger(times));
    }

    /** How many create calls arrived for this e-mail, whatever became of them. */
    public int creates(String email) {
        return creates.getOrDefault(email, 0);
    }

    /** The states of all orders of this e-mail, in the partner's words. */
    public List<String> states(String email) {
        return orders.values().stream().filter(order -> order.email().equals(email)).map(WatchedOrder::state).toList();
    }

    private void answer(Request request, Connection connection) throws IOException {
        if (request.method().equals("POST")) {
            create(JSON.readTree(request.body()).at("/user/email").textValue(), connection);
            return;
        }
        var path = request.path().split("/", -1);
        var order = Objects.requireNonNull(orders.get(path[3]));
        if (path.length == 5) {
            stream(order, connection);
        } else {
            fetch(order, connection);
        }
    }

    private void create(String email, Connection connection) throws IOException {
        creates.merge(email, 1, Integer::sum);
        reached(CREATE_ARRIVED);
        var order = new WatchedOrder(email);
        orders.put(order.id(), order);
        reached(CREATE_COMMITTED);
        var document = order.document();
        int half = document.length() / 2;
        connection.write("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
                + document.length() + "\r\n\r\n" + document.substring(0, half));
        reached(CREATE_HALF_ANSWERED);
        connection.write(document.substring(half));
        reached(CREATE_ANSWERED);
    }

    /** One that was watched before is shown as it stands now. */
    private void stream(WatchedOrder order, Connection connection) throws IOException {
        reached(STREAM_ASKED);
        connection.openStream();
        reached(STREAM_OPENED);
        say(order, connection);
        order.watch();
        order.awaitPaid();
        reached(BETWEEN_FRAMES);
        say(order, connection);
        order.awaitDelivered();
        say(order, connection);
        reached(DONE_SAID);
        connection.write("event: stop\ndata: {}\n\n");
        reached(STOPPED);
        connection.close();
    }

    private static void say(WatchedOrder order, Connection connection) throws IOException {
        connection.write("event: message\ndata: " + order.document() + "\n\n");
    }

    private void fetch(WatchedOrder order, Connection connection) throws IOException {
        reached(FETCH_ARRIVED);
        connection.answer(200, "Content-Type: application/json\r\n", order.document());
    }

    private void reached(FaultPoint point) throws IOException {
        var set = fuse;
        if (set != null && set.isBlownAt(point)) {
            set.gateway.kill();
            throw new IOException("nobody is there any more");
        }
    }

    @Override
    public void close() throws IOException {
        stub.close();
    }

    private record Fuse(PackagedApplication gateway, FaultPoint point, AtomicInteger left) {

        boolean isBlownAt(FaultPoint reached) {
            return reached == point && left.decrementAndGet() == 0;
        }
    }
}
