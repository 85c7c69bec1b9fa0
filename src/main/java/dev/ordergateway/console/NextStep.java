package dev.ordergateway.console;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.OrderView;
import dev.ordergateway.order.NextAction.What;
import dev.ordergateway.order.NextAction.Who;
import dev.ordergateway.order.OrderStatus;

/**
 * What happens next to an order, in a sentence.
 *
 * @param isOperators an operator must do it
 * @param joint what leads to the time
 */
public record NextStep(String words, boolean isOperators, String joint, @Nullable Instant at) {

    private static final String ENDED = "ended";

    static NextStep of(OrderView order, Instant now) {
        var next = order.nextAction();
        if (next == null) {
            return new NextStep(restingWords(order), false, "", null);
        }
        var what = What.valueOf(next.what().toUpperCase(Locale.ROOT));
        return new NextStep(words(what), what.who() == Who.OPERATOR, joint(what, next.at(), now), next.at());
    }

    private static String restingWords(OrderView order) {
        if (order.status().equals(OrderStatus.PLACEMENT_FAILED.label())) {
            return "Nothing by itself. Its caller may place it again with the same key.";
        }
        if (order.watch().equals(ENDED)) {
            return "Nothing more. The order is over.";
        }
        return order.status().equals(OrderStatus.DONE.label())
                ? "It is delivered, and the partner is asked now and then for what is still missing."
                : "Nothing is waited for. The partner is still asked now and then.";
    }

    private static String words(What what) {
        return switch (what) {
            case DECIDE_PLACEMENT -> "An operator must find out at the partner's whether it has the order, and say so here";
            case ADOPT_OR_WAIT -> "An operator must decide: take over the state that the partner shows, or wait until the "
                    + "partner comes back from it";
            case ASK_PARTNER -> "An operator must ask the partner's desk how it stands";
            case ACKNOWLEDGE -> "An operator must look at it, and say that it was seen";
            case PAY -> "Waiting for the payer";
            case CONFIRM_PLACEMENT -> "Waiting for the partner to say whether it has the order";
            case EXPIRE -> "Waiting for the partner, who ends the order or finds the payment after all";
            case DELIVER -> "Waiting for the partner to deliver";
            case REVIEW -> "Waiting for the partner's staff, who is looking at it";
            case POLL -> "Read again at the partner";
            case RETIRE -> "Counted as not placed, unless an operator says otherwise,";
        };
    }

    private static String joint(What what, @Nullable Instant at, Instant now) {
        if (at != null && at.isBefore(now)) {
            return "– it was due at";
        }
        return what == What.POLL || what == What.RETIRE ? "at" : "until";
    }
}
