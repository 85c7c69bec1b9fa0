package dev.ordergateway.support;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One order at a partner, which pays and delivers itself as soon as somebody watches it. */
final class WatchedOrder {

    private static final long STEP_MILLIS = 50;

    private final String id = UUID.randomUUID().toString();
    private final String email;
    private final CompletableFuture<Void> paid = new CompletableFuture<>();
    private final CompletableFuture<Void> delivered = new CompletableFuture<>();

    WatchedOrder(String email) {
        this.email = email;
    }

    String id() {
        return id;
    }

    String email() {
        return email;
    }

    /** Changes nothing in an order that is watched already. */
    void watch() {
        paid.completeOnTimeout(null, STEP_MILLIS, TimeUnit.MILLISECONDS);
        delivered.completeOnTimeout(null, 2 * STEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    void awaitPaid() {
        paid.join();
    }

    void awaitDelivered() {
        delivered.join();
    }

    /** The partner's word. */
    String state() {
        return delivered.isDone() ? "Done" : paid.isDone() ? "WaitingForDelivery" : "WaitingForPayment";
    }

    /** The partner's JSON, on one line. */
    String document() {
        var state = state();
        boolean isDone = state.equals("Done");
        return """
                {"order_id":"%1$s","order_state":"%2$s","wallet_address":"Stub%1$s","coin_amount":"101.48",\
                "coin":"USDC","network":"Solana","payment_via":"USER_WALLET","user":{"email":"%3$s"},\
                "deliveries":[{"id":"%1$s-1","kind":"giftcard","delivery_state":"%4$s","deliverable":{\
                "brand_name":"Airbnb","country_code":"US","denomination":"100","pin_code":%5$s}}]}"""
                .formatted(id, state, email, isDone ? "Succeeded" : state, isDone ? "\"STUB-CODE\"" : "null");
    }
}
