package dev.ordergateway.console;

import dev.ordergateway.history.Hindrance;
import dev.ordergateway.history.OrderView.FailureView;
import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Failure;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.RedemptionCode;

/** What the closed words of the gateway mean, for people. */
final class Sentences {

    private Sentences() {
    }

    static String of(Reason reason) {
        return switch (reason) {
            case NOT_A_MOVE -> "An order that stands so cannot become what was said, so it stayed as it was.";
            case STALE -> "It was older than what was already known.";
            case MALFORMED -> "It could not be read.";
            case OTHER_ORDER -> "It spoke of another order.";
            case NOT_FOUND -> "The partner did not know the order, which proves nothing yet.";
            case NOT_AGREED -> "No look at the partner a minute or more before showed the same.";
        };
    }

    static String of(Attention flag) {
        return switch (flag) {
            case AMBIGUOUS_PLACEMENT -> "The answer to the create call was lost: the partner may or may not have the order.";
            case UNKNOWN_PARTNER_STATE -> "The partner used a word for its state that nobody here knows.";
            case REGRESSION_SEEN -> "The partner shows a state that an order standing so cannot move to.";
            case PARTNER_MISSING -> "The partner has not known the order for a quarter of an hour.";
            case OVERDUE_PAYMENT -> "The time to pay is over, and the partner still waits for the payment.";
            case OVERDUE_DELIVERY -> "It was paid half an hour ago, and nothing is delivered yet.";
            case PARTIAL_DELIVERY -> "The partner calls it done, and after a day something is still missing.";
            case PAID_AFTER_EXPIRY -> "It was paid after it had expired.";
            case PAYMENT_QUARANTINED -> "The partner holds the payment back until a person has looked at it.";
            case MALFORMED_PARTNER_DATA -> "The partner sent something that could not be read.";
        };
    }

    static String of(Hindrance hindrance) {
        return switch (hindrance) {
            case NOT_FOUND -> "There is no such delivery.";
            case CHANGED -> "The order changed after you saw it, so nothing was done. It is shown here as it stands now.";
            case NOTHING_TO_ASK -> "The partner is not known to have this order, so there is nothing to ask.";
            case NOT_RESOLVABLE -> "An order that stands so cannot be resolved in this way. Nothing was changed.";
            case NOT_AGREED -> "The partner's state was noted. It can be adopted when it is the same a minute from now.";
            case PARTNER_ORDER_UNKNOWN -> "The partner has no order by that id. Nothing was changed.";
            case PARTNER_ORDER_TAKEN -> "Another order here is attached to that order of the partner's. Nothing was changed.";
            case REFERENCE_TAKEN -> "Another order has taken the client reference meanwhile. Nothing was changed.";
            case PARTNER_SILENT -> "The partner does not answer. Nothing was changed; try again in a while.";
            case NOT_DELIVERED -> "Nothing was delivered yet, so there is no code.";
            case NEVER_HAD_A_CODE -> "It was delivered without a code, as top-ups are.";
            case ERASED -> "The person behind the order was erased, and the code with them.";
            case CODE_UNREADABLE -> "The code cannot be read here. A look at the partner brings it back.";
        };
    }

    static String of(FailureView failure) {
        var words = switch (failure.code()) {
            case Failure.ORDER_REFUSED -> "The partner refused the order";
            case Failure.PARTNER_UNAVAILABLE ->
                "The partner could not be reached, so the order was surely not placed; the same "
                        + "idempotency key may try again";
            case Failure.NOT_CONFIRMED -> "The order was declared not placed";
            default -> Words.spoken(failure.code());
        };
        return failure.partnerCode() == null ? words + '.' : words + ": " + failure.partnerCode() + '.';
    }

    static String of(RedemptionCode.Kind kind) {
        return switch (kind) {
            case PIN -> "Code";
            case URL -> "Address to open";
            case ESIM -> "eSIM activation text";
        };
    }
}
