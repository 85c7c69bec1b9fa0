package dev.ordergateway.sandbox;

import java.util.Locale;
import java.util.Set;

/** A word of the partner for an order's state; any text is one, a few have a meaning here. */
record StateWord(String text) {

    static final StateWord WAITING_FOR_PAYMENT = new StateWord("WaitingForPayment");

    private static final Set<String> DELIVERED = Set.of("done", "completed");
    private static final Set<String> PAID = Set.of("paymentreceived", "waitingfordelivery", "done", "completed");
    private static final Set<String> ENDINGS = Set.of("done", "completed", "expired", "canceled", "cancelled",
            "paymentfailed", "paymentsetupfailed", "refunded");

    boolean isDelivered() {
        return DELIVERED.contains(plain());
    }

    boolean isPaid() {
        return PAID.contains(plain());
    }

    boolean isRefunded() {
        return plain().equals("refunded");
    }

    /** The stream of the order is over with it. */
    boolean isEnding() {
        return ENDINGS.contains(plain());
    }

    private String plain() {
        return text.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
