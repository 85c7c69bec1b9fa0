package dev.ordergateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import dev.ordergateway.support.Witness.Answer;

/** Calls with marks in them, in the ears of a witness. */
public final class MarkedCalls {

    private static final String ORDER = Mark.fill("""
            {"deliveries":[
            {"beneficiary_account":"<BENEFICIARY>@example.com","brand_name":"Airbnb","country_code":"US","denomination":"100"},
            {"beneficiary_account":"+<PHONE>","brand_name":"Digicel","country_code":"JM","denomination":"10"},
            {"beneficiary_account":"<BUYER>@example.com","brand_name":"Netflix","country_code":"US","denomination":"25"},
            {"beneficiary_account":"<BUYER>@example.com","brand_name":"Airalo","country_code":"IT","denomination":"1 GB"}],
            "payment":{"type":"via","payment_via":"USER_WALLET","coin":"USDC","network":"Solana"},
            "user":{"email":"<BUYER>@example.com"},"email":"<BUYER>@example.com","lang":"en",
            "refund_wallet_address":"<REFUND_WALLET>","metadata":{"note":"<NOTE>"}}""");

    private static final String WRONG = Mark.fill("""
            {"deliveries":"<BENEFICIARY>","payment":["<WALLET>"],"user":{"email":["<BUYER>"]},"email":{"<BUYER>":"<BUYER>"},
            "metadata":["<NOTE>"],"outcome":"<FREE_TEXT>","partner_order_id":"<PARTNER_ORDER>/<CODE>","reason":["<PURPOSE>"],
            "purpose":{"<PURPOSE>":"<PURPOSE>"},"force":"<CODE>"}""");

    private final Witness witness;

    public MarkedCalls(Witness witness) {
        this.witness = witness;
    }

    public Answer place() {
        return place(Bodies.unique("key"));
    }

    public Answer place(String key) {
        return witness.post("/api/orders", ORDER, "Idempotency-Key", Mark.IDEMPOTENCY_KEY.text() + key);
    }

    public Answer validate() {
        return witness.post("/api/orders/validations", ORDER);
    }

    /** Anything but the same order. */
    public Answer placeAnother(String key) {
        return witness.post("/api/orders", Bodies.with("\"client_reference\":\"" + Mark.NOTE.text() + "\"", ORDER),
                "Idempotency-Key", Mark.IDEMPOTENCY_KEY.text() + key);
    }

    /** The id of a new order. */
    public String placed() {
        var answer = place();
        assertThat(answer.status()).as("%s", answer).isLessThan(300);
        return answer.json().path("order_id").textValue();
    }

    public Answer order(String id, String... headers) {
        return witness.get("/api/orders/" + id, headers);
    }

    public Answer history(String id) {
        return witness.get("/api/orders/" + id + "/history");
    }

    /** An act of an operator who has seen the order as it is. */
    public Answer act(String id, String act, String template) {
        return actOn(id, order(id).header("ETag"), act, template);
    }

    public Answer actOn(String id, String version, String act, String template) {
        return witness.post("/api/orders/" + id + '/' + act, Mark.fill(template), "If-Match", version);
    }

    public Answer reveal(String id, int position) {
        return witness.post("/api/orders/" + id + "/deliveries/" + position + "/reveal",
                Mark.fill("{\"purpose\":\"<PURPOSE>\"}"));
    }

    public Answer erase(Mark mark, boolean force) {
        return witness.post("/api/erasures", "{\"email\":\"%s@example.com\",\"force\":%b}".formatted(mark.text(), force));
    }

    /** Asks every route for what it refuses. */
    public void askWrongly(String id) {
        for (var route : witness.routes()) {
            for (var name : new String[] { Mark.PARTNER_ORDER.text(), id }) {
                var path = route.path().replaceAll("\\{[^}]+}", name);
                var query = "?max_age=" + Mark.all() + "&limit=" + Mark.all() + "&cursor=" + Mark.all();
                for (var body : new String[] { WRONG, '[' + WRONG + ']', WRONG.substring(1), "\"" + Mark.all(), "" }) {
                    ask(route.method(), path + query, body, "If-Match", Mark.all(), "Last-Event-ID", Mark.all());
                }
                ask(route.method(), path, ORDER, "Content-Type", "text/" + Mark.all());
                ask(route.method(), path, "", "Accept", "text/" + Mark.all());
                ask("PATCH", path, ORDER);
                ask(route.method(), path + '/' + Mark.all(), ORDER);
                ask(route.method(), path, WRONG.repeat(1000));
                ask(route.method(), path, ORDER, "Idempotency-Key", Mark.all() + ' ' + Mark.all());
            }
        }
    }

    /** Asks what comes with the platform, and what is not there. */
    public void askThePlatform() {
        for (var path : new String[] { "/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics",
                "/q/openapi", "/q/swagger-ui/", "/q/" + Mark.all(), "/" + Mark.all(), "/api/" + Mark.all() }) {
            ask("GET", path + "?email=" + Mark.all(), "");
        }
    }

    private void ask(String method, String path, String body, String... headers) {
        assertThat(witness.call(method, path, method.equals("GET") ? "" : body, headers).status())
                .as("%s %s %s", method, path, Arrays.toString(headers)).isNotEqualTo(500);
    }
}
