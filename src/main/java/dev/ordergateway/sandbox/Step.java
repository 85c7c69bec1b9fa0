package dev.ordergateway.sandbox;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * One move of an order, with all that changes by it.
 *
 * @param paymentState the partner's word for the payment; null leaves it as it is
 * @param sent which part of the price has arrived; null leaves it as it is
 */
record Step(StateWord state, @Nullable String paymentState, @Nullable BigDecimal sent, Handout handout) {

    /** Which deliveries are settled by a step. */
    enum Handout {
        NOTHING,
        ALL,
        ALL_BUT_LAST,
        /** The last one fails, the others succeed. */
        LAST_FAILS;

        boolean delivers(boolean last) {
            return this == ALL || (this != NOTHING && !last);
        }

        boolean fails(boolean last) {
            return this == LAST_FAILS && last;
        }
    }

    /** A word that means paid or delivered brings its facts along. */
    static Step to(String word) {
        var state = new StateWord(word);
        return new Step(state, state.isPaid() ? "PaymentReceived" : null, state.isPaid() ? BigDecimal.ONE : null,
                state.isDelivered() ? Handout.ALL : Handout.NOTHING);
    }

    Step paying(@Nullable String word) {
        return word == null ? this : new Step(state, word, sent, handout);
    }

    Step sent(String part) {
        return new Step(state, paymentState, new BigDecimal(part), handout);
    }

    Step handingOut(Handout other) {
        return new Step(state, paymentState, sent, other);
    }
}
