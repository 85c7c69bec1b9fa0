package dev.ordergateway.support;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.path.json.JsonPath;

/** One order as the partner has it, and the ways to move it. For all orders there is {@link PartnerControl}. */
public record PartnerOrderControl(String id) {

    /** An order the gateway knows nothing of. */
    public static PartnerOrderControl create() {
        var order = LocalHttp.post("/sandbox/v5/orders", Bodies.twoCards());
        return new PartnerOrderControl(order.path("order_id").textValue());
    }

    /** It pays and delivers by itself from now on. */
    public void release() {
        post("/hold", "{\"held\":false}");
    }

    /** Moves the order and says so on its streams. */
    public void becomes(String word) {
        post("/state", "{\"order_state\":\"%s\"}".formatted(word));
    }

    public void becomes(String word, String paymentWord) {
        post("/state", "{\"order_state\":\"%s\",\"payment_state\":\"%s\"}".formatted(word, paymentWord));
    }

    public void becomesSilently(String word) {
        post("/state", "{\"order_state\":\"%s\",\"silent\":true}".formatted(word));
    }

    /** Done, but nothing is delivered yet. */
    public void becomesDoneWithoutCodes() {
        post("/state", "{\"order_state\":\"Done\",\"deliveries\":false}");
    }

    /** Says something on the order's streams, whatever is true. */
    public void says(String word) {
        frame(message(word));
    }

    public void frame(String text) {
        frame(text.getBytes(StandardCharsets.UTF_8));
    }

    public void frame(byte[] bytes) {
        LocalHttp.post(path("/frame"), bytes);
    }

    public String message(String word) {
        return "event: message\ndata: {\"order_id\":\"%s\",\"order_state\":\"%s\"}\n\n".formatted(id, word);
    }

    public void drop() {
        post("/drop", "");
    }

    public void mute() {
        post("/mute", "");
    }

    public void fails(String on, String fault, int times) {
        post("/faults", PartnerControl.fewTimes(on, fault, times));
    }

    /** Its next answer to a call of that kind is late. */
    public void isLate(String on, int millis) {
        post("/faults", PartnerControl.slow(on, millis));
    }

    public void alwaysFails(String on, String fault) {
        post("/faults", PartnerControl.always(on, fault));
    }

    public void recovers() {
        LocalHttp.delete(path("/faults"));
    }

    public int fetches() {
        return counter("fetch_calls");
    }

    public int subscriptions() {
        return counter("subscribe_calls");
    }

    public int openStreams() {
        return counter("open_streams");
    }

    /** The order as the partner shows it to anybody; counts as a fetch. */
    public JsonPath shown() {
        return JsonPath.from(document().toString());
    }

    /** The same for comparing. */
    JsonNode document() {
        return LocalHttp.get("/sandbox/v5/orders/" + id);
    }

    private int counter(String name) {
        return LocalHttp.get(path("/counters")).required(name).intValue();
    }

    private void post(String command, String body) {
        LocalHttp.post(path(command), body);
    }

    private String path(String rest) {
        return PartnerControl.CONTROL + "/orders/" + id + rest;
    }
}
