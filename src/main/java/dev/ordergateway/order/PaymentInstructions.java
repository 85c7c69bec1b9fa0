package dev.ordergateway.order;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where, how much and until when the end user pays. Unknown facts are null.
 *
 * @param coinAmount the amount due, in {@code coin}
 * @param sentCoinAmount the amount received so far, in {@code coin}
 * @param paymentUri what a wallet opens, such as {@code solana:…?amount=…}
 * @param deadline when the payment window ends
 * @param deadlineEstimated true while the deadline is our own reckoning and not the partner's word
 */
public record PaymentInstructions(@Nullable String walletAddress, @Nullable BigDecimal coinAmount,
        @Nullable BigDecimal sentCoinAmount, @Nullable String coin, @Nullable String network, @Nullable String paymentVia,
        @Nullable String paymentUri, @Nullable Instant deadline, boolean deadlineEstimated) {

    /** What is known after also seeing these: an absent fact never erases a known one. */
    PaymentInstructions enrichedBy(PaymentInstructions seen) {
        return new PaymentInstructions(
                Facts.latest(walletAddress, seen.walletAddress),
                Facts.latest(coinAmount, seen.coinAmount),
                Facts.latest(sentCoinAmount, seen.sentCoinAmount),
                Facts.latest(coin, seen.coin),
                Facts.latest(network, seen.network),
                Facts.latest(paymentVia, seen.paymentVia),
                Facts.latest(paymentUri, seen.paymentUri),
                Facts.latest(deadline, seen.deadline),
                deadlineEstimated && seen.deadline == null);
    }

    PaymentInstructions withEstimatedDeadline(Instant estimate) {
        return new PaymentInstructions(walletAddress, coinAmount, sentCoinAmount, coin, network, paymentVia, paymentUri,
                estimate, true);
    }

    /** What remains when the person behind it is forgotten. */
    public PaymentInstructions erased() {
        return new PaymentInstructions(null, coinAmount, sentCoinAmount, coin, network, paymentVia, null, deadline,
                deadlineEstimated);
    }

    @Override
    public String toString() {
        return "PaymentInstructions[masked]";
    }
}
