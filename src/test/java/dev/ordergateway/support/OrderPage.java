package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A page that follows an order, and the witness in it. */
public final class OrderPage {

    /** An order document as the page's script got it: over which of its connections, counted from 1, and what it says. */
    public record Seen(long connection, long version, String state) {
    }

    private final Browser browser;

    private OrderPage(Browser browser, String orderId) {
        this.browser = browser;
        browser.run("follow(arguments[0])", orderId);
    }

    /** A page of the service, with a script of the same name. */
    public static OrderPage ofService(Browser browser, ServicesRoute route, String name, String orderId) {
        browser.open(route.url() + "/" + name);
        return new OrderPage(browser, orderId);
    }

    /** A page whose origin is the gateway itself. */
    public static OrderPage ofGateway(Browser browser, String gateway, String name, String orderId) {
        browser.open(gateway + "/api/orders/" + orderId);
        browser.run(ServicesRoute.script("witness.js"));
        browser.run(ServicesRoute.script(name + ".js"));
        return new OrderPage(browser, orderId);
    }

    public List<Seen> seen() {
        var orders = (List<?>) value("seen");
        return orders.stream().map(order -> (Map<?, ?>) order)
                .map(order -> new Seen((Long) field(order, "connection"), (Long) field(order, "version"),
                        (String) field(order, "state")))
                .toList();
    }

    /** What the script could not read. */
    public List<?> failures() {
        return (List<?>) value("failures");
    }

    /** The milliseconds that it chose to wait for each of its timers. */
    public List<?> delays() {
        return (List<?>) value("delays");
    }

    public long stops() {
        return (Long) value("stops");
    }

    /** No timer is set, and no connection is open or about to be: nothing will happen any more. */
    public boolean isAtRest() {
        return (Boolean) value("isAtRest()");
    }

    /** The page's time passes so many times faster for timers that are set from now on. */
    public void makeHaste(int factor) {
        browser.run("witness.haste = arguments[0]", factor);
    }

    /** Waits for so much of the page's time. */
    public void letPass(long millis) {
        browser.run("witness.letPass(arguments[0])", millis);
        eventually(() -> assertThat(value("hasPassed")).isEqualTo(true));
    }

    private Object value(String expression) {
        return Objects.requireNonNull(browser.run("return witness." + expression));
    }

    private static Object field(Map<?, ?> order, String name) {
        return Objects.requireNonNull(order.get(name));
    }
}
