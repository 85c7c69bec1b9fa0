package dev.ordergateway.console;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Delivery;

/**
 * A form that does something to an order, once it is said why.
 *
 * @param name of its own on the page
 * @param path below the order's
 * @param outcome how the order is to be resolved; null for all else
 * @param field what the reason is called in the form
 * @param typed what was typed before and not accepted; null when nothing was
 */
public record Ask(String name, String path, @Nullable String outcome, String title, String button, String hint, String field,
        String label, boolean isForPartnerOrderId, @Nullable Typed typed) {

    static String nameOfReveal(int position) {
        return "reveal-" + position;
    }

    /** For the code of a delivery. */
    static Ask toReveal(Delivery delivery, Typed typed) {
        var name = nameOfReveal(delivery.position());
        return new Ask(name, "deliveries/" + delivery.position() + "/reveal", null, "Reveal the code", "Show me the code",
                "Your name, the time and what it is for will stand in the history of the order.", Typed.PURPOSE,
                "What for", false, typed.of(name));
    }
}
