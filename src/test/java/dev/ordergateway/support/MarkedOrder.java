package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.ordergateway.support.PartnerStub.Connection;
import dev.ordergateway.support.PartnerStub.Request;
import dev.ordergateway.support.PartnerStub.Script;

/** One order at the marked partner, and the ways to move it. */
public final class MarkedOrder {

    private static final String ORDER = """
            {"order_id":"<ID>","order_state":"<STATE>","payment_state":"PaymentRequested","coin":"USDC","network":"Solana",
            "payment_via":"USER_WALLET","coin_amount":"101.48","sent_coin_amount":"0","wallet_address":"<WALLET>",
            "qr_text":"solana:<WALLET>?amount=101.48&memo=<PAYMENT_URI>","qr_url":"https://partner.example/v3/qrs/<ID>",
            "refund_wallet_address":"<REFUND_WALLET>","refund":{"amount":"1","reason":"<FREE_TEXT>"},
            "user":{"email":"<BUYER>@example.com"},"deliveries":[<DELIVERIES>]}""";

    private static final String WAITING = """
            {"id":"d1","delivery_state":"WaitingForPayment","deliverable":{"beneficiary_account":"<BENEFICIARY>@example.com"}},
            {"id":"d2","delivery_state":"WaitingForPayment","deliverable":{"beneficiary_account":"+<PHONE>"}},
            {"id":"d3","delivery_state":"WaitingForPayment"},{"id":"d4","delivery_state":"WaitingForPayment"}""";

    private static final String DELIVERED = """
            {"id":"d1","delivery_state":"Succeeded","deliverable":{"pin_code":"<CODE>","pin_serial":"<SERIAL>",
            "security_code":"<SECURITY_CODE>","barcode_image_url":"https://partner.example/<IMAGE>",
            "qr_image_url":"https://partner.example/<IMAGE>","redeem_instructions":"<ol><li><INSTRUCTIONS></li></ol>",
            "how_to_redeem":"<INSTRUCTIONS>","beneficiary_account":"<BENEFICIARY>@example.com"}},
            {"id":"d2","delivery_state":"Succeeded","deliverable":{"pin_code":null,"operator_reference":"<OPERATOR_REFERENCE>",
            "failure_reason":"<FREE_TEXT>","beneficiary_account":"+<PHONE>"}},
            {"id":"d3","delivery_state":"Succeeded","deliverable":{"pin_code":"https://partner.example/<URL_CODE>"}},
            {"id":"d4","delivery_state":"Succeeded","deliverable":{"pin_code":"LPA:1$partner.example$<ESIM>"}}""";

    private final String id;
    private final Consumer<String> said;
    private final Set<Connection> streams = ConcurrentHashMap.newKeySet();
    private volatile String state = "WaitingForPayment";
    private volatile Script fetch = (_, connection) -> connection.answer(200, "", say());
    private volatile Script subscribe = (_, connection) -> open(connection);

    /** @param said hears of everything it shows */
    MarkedOrder(String id, Consumer<String> said) {
        this.id = id;
        this.said = said;
    }

    public String id() {
        return id;
    }

    /** As the partner shows it to anybody, on one line. */
    public String json() {
        return Mark.fill(ORDER.replace("<DELIVERIES>", "Done".equals(state) ? DELIVERED : WAITING))
                .replace("<ID>", id).replace("<STATE>", state).replace("\n", "");
    }

    /** Moves the order and says so on its streams. */
    public void becomes(String word) {
        state = word;
        frame("event: message\ndata: " + say() + "\n\n");
    }

    public synchronized void frame(String text) {
        streams.forEach(stream -> write(stream, text));
    }

    /** Its streams break, and from now on whoever reads it or listens to it gets that. */
    public synchronized void breaksInto(Script answer) {
        fetch = answer;
        subscribe = answer;
        streams.forEach(MarkedOrder::close);
        streams.clear();
    }

    void fetched(Request request, Connection connection) throws IOException {
        fetch.answer(request, connection);
    }

    void subscribed(Request request, Connection connection) throws IOException {
        subscribe.answer(request, connection);
    }

    private synchronized void open(Connection connection) throws IOException {
        connection.openStream();
        streams.add(connection);
    }

    private String say() {
        var json = json();
        said.accept(json);
        return json;
    }

    private static void write(Connection stream, String text) {
        try {
            stream.write(text);
        } catch (IOException _) {
            // one that the gateway has left
        }
    }

    private static void close(Connection stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
