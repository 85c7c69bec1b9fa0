package dev.ordergateway.support;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ordergateway.support.PartnerStub.Connection;
import dev.ordergateway.support.PartnerStub.Request;
import dev.ordergateway.support.PartnerStub.Script;

/** A partner whose every order is full of marks. */
public final class MarkedPartner implements Closeable {

    private static final String ORDERS = "/v5/orders";
    private static final String SUBSCRIBE = "/subscribe";

    private final PartnerStub stub = new PartnerStub(this::answer);
    private final Map<String, MarkedOrder> orders = new ConcurrentHashMap<>();
    private final Queue<Script> creates = new ConcurrentLinkedQueue<>();
    private final AtomicInteger created = new AtomicInteger();
    private final List<String> said = new CopyOnWriteArrayList<>();

    public String url() {
        return stub.url();
    }

    /** Everything it has shown of its orders. */
    public List<String> said() {
        return said;
    }

    /** Everything it was asked. */
    public List<Request> asked() {
        return stub.requests();
    }

    /** The next create call is answered so, and creates nothing. */
    public void nextCreate(Script answer) {
        creates.add(answer);
    }

    /** An order the gateway knows nothing of. */
    public MarkedOrder create() {
        var order = new MarkedOrder(Mark.PARTNER_ORDER.text() + '-' + created.incrementAndGet(), said::add);
        orders.put(order.id(), order);
        return order;
    }

    public MarkedOrder order(String id) {
        return Objects.requireNonNull(orders.get(id));
    }

    private void answer(Request request, Connection connection) throws IOException {
        if (request.path().endsWith("/validations")) {
            connection.answer(200, "Content-Type: application/json\r\n",
                    Mark.fill(
                            "{\"problems\":[{\"problem\":\"<FREE_TEXT>\",\"moreDetails\":\"<FREE_TEXT>\"}],\"error\":\"<FREE_TEXT>\","
                                    + "\"deliveries\":[{\"deliverable\":{\"failure_reason\":\"<FREE_TEXT>\"}}]}"));
            return;
        }
        if (request.method().equals("POST")) {
            created(request, connection);
            return;
        }
        if (!request.path().startsWith(ORDERS)) {
            connection.answer(200, "Content-Type: application/json\r\n", "[]");
            return;
        }
        boolean isStream = request.path().endsWith(SUBSCRIBE);
        var id = request.path().replace(ORDERS + '/', "").replace(SUBSCRIBE, "");
        var order = orders.get(id);
        if (order == null) {
            connection.answer(404, "", Mark.all());
        } else if (isStream) {
            order.subscribed(request, connection);
        } else {
            order.fetched(request, connection);
        }
    }

    private void created(Request request, Connection connection) throws IOException {
        var strange = creates.poll();
        if (strange == null) {
            create().fetched(request, connection);
        } else {
            strange.answer(request, connection);
        }
    }

    @Override
    public void close() throws IOException {
        stub.close();
    }
}
