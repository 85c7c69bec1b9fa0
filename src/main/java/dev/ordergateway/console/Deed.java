package dev.ordergateway.console;

import static dev.ordergateway.order.OrderStatus.REJECTED;
import static dev.ordergateway.order.OrderStatus.UNCONFIRMED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.ResolveBody.Outcome;
import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Failure;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderFailure;

/** What operators can do about an order. */
public enum Deed {
    RECONCILE(null, "Look at the partner now", "Look now",
            "The partner is asked how the order stands, and what it says is stored."),
    ATTACHED(Outcome.ATTACHED, "The partner has it", "Attach it",
            "You found the order at the partner's. It is read there by this id, and followed from then on."),
    NOT_PLACED(Outcome.NOT_PLACED, "The partner does not have it", "Close it as not placed",
            "The partner's desk is sure that there is no such order. It is closed, and its reference becomes free."),
    ADOPT(Outcome.ADOPT, "Take over the partner's state", "Take it over",
            "The partner is asked again. When it shows the same as a minute or more before, the order takes that over."),
    ACKNOWLEDGE(null, "I have seen to it", "Acknowledge",
            "The flags come down. The same cause does not raise them again before the status changes.");

    private final @Nullable Outcome outcome;
    private final String title;
    private final String button;
    private final String hint;

    Deed(@Nullable Outcome outcome, String title, String button, String hint) {
        this.outcome = outcome;
        this.title = title;
        this.button = button;
        this.hint = hint;
    }

    /** Those that make sense for an order that stands so; whether one is possible, the order itself decides. */
    static List<Deed> about(Order order) {
        return Arrays.stream(values()).filter(deed -> deed.makesSense(order)).toList();
    }

    /**
     * The one that decides so.
     *
     * @throws OrderFailure.Invalid when that is nothing to decide
     */
    static Deed resolving(String outcome) {
        return Arrays.stream(values()).filter(deed -> deed.outcome != null && deed.outcome.label().equals(outcome)).findFirst()
                .orElseThrow(() -> new OrderFailure.Invalid(
                        List.of(new FieldError("outcome", "unknown", "must be attached, not_placed or adopt"))));
    }

    /** Unlike all others on the page. */
    String formName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean makesSense(Order order) {
        boolean isKnown = order.partnerOrderId() != null;
        return switch (this) {
            case RECONCILE -> isKnown;
            case ATTACHED -> !isKnown && (order.status() == UNCONFIRMED || isDeclaredNotPlaced(order));
            case NOT_PLACED -> !isKnown && order.status() == UNCONFIRMED;
            case ADOPT -> isKnown
                    && (order.memory().claim() != null || order.attention().contains(Attention.REGRESSION_SEEN));
            case ACKNOWLEDGE -> !order.attention().isEmpty();
        };
    }

    private static boolean isDeclaredNotPlaced(Order order) {
        return order.status() == REJECTED && order.failure() != null
                && Failure.NOT_CONFIRMED.equals(order.failure().code());
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    /** Its form, with what was typed into it before. */
    Ask ask(Typed typed) {
        var path = outcome == null ? formName() : "resolve";
        return new Ask(formName(), path, outcome == null ? null : outcome.label(), title, button, hint, Typed.REASON, "Why",
                this == ATTACHED, typed.of(formName()));
    }
}
