package dev.ordergateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a test makes the sandbox do in the partner's place to all orders, and what it asks it afterwards. For one order
 * there is {@link PartnerOrderControl}.
 */
public final class PartnerControl {

    static final String CONTROL = "/sandbox/control";

    private PartnerControl() {
    }

    /** The next call of that kind goes wrong in this way. */
    public static void fault(String on, String fault) {
        fault(on, fault, 1);
    }

    /** The next calls of that kind go wrong in this way, for whichever order they come. */
    public static void fault(String on, String fault, int times) {
        post("/faults", fewTimes(on, fault, times));
    }

    /** Every call of that kind goes wrong until {@link #clearFaults}. */
    public static void endlessFault(String on, String fault) {
        post("/faults", always(on, fault));
    }

    /** The next answer to a create call is late. */
    public static void slowCreate(int millis) {
        post("/faults", slow("create", millis));
    }

    public static void clearFaults() {
        LocalHttp.delete(CONTROL + "/faults");
    }

    /** No order pays or delivers by itself until {@link #release}, neither those there are nor those to come. */
    public static void hold() {
        post("/hold", "{\"held\":true}");
    }

    public static void release() {
        post("/hold", "{\"held\":false}");
    }

    /** No fault is left, no order is held, and JSON is spelt as usual. */
    public static void heal() {
        clearFaults();
        LocalHttp.delete(CONTROL + "/wire");
        release();
    }

    /** How often something happened since the start. */
    public static int count(String counter) {
        return LocalHttp.get(CONTROL + "/counters").required(counter).intValue();
    }

    /** The partner's ids of the orders for this e-mail, newest first. */
    public static List<String> ordersOf(String email) {
        var orders = LocalHttp.get(CONTROL + "/orders?email=" + URLEncoder.encode(email, UTF_8));
        return StreamSupport.stream(orders.spliterator(), false).map(order -> order.required("order_id").textValue())
                .toList();
    }

    static String fewTimes(String on, String fault, int times) {
        return "{\"on\":\"%s\",\"fault\":\"%s\",%s\"times\":%d}".formatted(on, fault, rest(on), times);
    }

    /** A rest that is asked for about an order holds for all orders, and for tests that come later. */
    private static String rest(String on) {
        return on.equals("create") ? "" : "\"retry_after\":null,";
    }

    static String slow(String on, int millis) {
        return "{\"on\":\"%s\",\"fault\":\"slow\",\"times\":1,\"delay_ms\":%d}".formatted(on, millis);
    }

    static String always(String on, String fault) {
        return "{\"on\":\"%s\",%s\"fault\":\"%s\"}".formatted(on, rest(on), fault);
    }

    private static void post(String command, String body) {
        LocalHttp.post(CONTROL + command, body);
    }
}
