package dev.ordergateway.partner;

import static dev.ordergateway.order.OrderStatus.CANCELED;
import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.PAYMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.REFUNDED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderStatus;

/** The one table from the partner's words to ours. Words match without regard to case and underscores. */
final class StateVocabulary {

    // @formatter:off
    private static final Map<String, OrderStatus> ORDER = Map.ofEntries(
            entry("created",                WAITING_FOR_PAYMENT),
            entry("waitingforpayment",      WAITING_FOR_PAYMENT),
            entry("paymentstarted",         WAITING_FOR_PAYMENT),
            entry("partialpaymentstarted",  WAITING_FOR_PAYMENT),
            entry("paymentreceived",        WAITING_FOR_DELIVERY),
            entry("waitingfordelivery",     WAITING_FOR_DELIVERY),
            entry("waitingformanualaction", WAITING_FOR_MANUAL_ACTION),
            entry("done",                   DONE),
            entry("completed",              DONE),
            entry("expired",                EXPIRED),
            entry("canceled",               CANCELED),
            entry("cancelled",              CANCELED),
            entry("paymentfailed",          PAYMENT_FAILED),
            entry("paymentsetupfailed",     PAYMENT_FAILED),
            entry("refunded",               REFUNDED));
    // @formatter:on

    private static final Set<String> DELIVERED = Set.of("succeeded", "completed", "done");
    private static final Set<String> QUARANTINED = Set.of("paymentquarantined", "expiredafterpaymentdetection");

    private StateVocabulary() {
    }

    /** What an {@code order_state} means to us; empty for a word that nobody knows. */
    static Optional<OrderStatus> status(@Nullable String word) {
        return Optional.ofNullable(ORDER.get(plain(word)));
    }

    /** Whether a {@code delivery_state} means success. */
    static boolean isDelivered(@Nullable String word) {
        return DELIVERED.contains(plain(word));
    }

    /** Whether a {@code payment_state} means that money came and a person must look before anything is delivered. */
    static boolean isQuarantined(@Nullable String word) {
        return QUARANTINED.contains(plain(word));
    }

    private static String plain(@Nullable String word) {
        return word == null ? "" : word.strip().replace("_", "").toLowerCase(Locale.ROOT);
    }
}
