package dev.ordergateway.store;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.PaymentInstructions;

/** Where, how much and until when is paid, in the columns of an order. */
@Embeddable
record PaymentColumns(
        @Column(name = "wallet_address") @Nullable String walletAddress,
        @Column(name = "coin_amount") @Nullable BigDecimal coinAmount,
        @Column(name = "sent_coin_amount") @Nullable BigDecimal sentCoinAmount,
        @Column(name = "coin") @Nullable String coin,
        @Column(name = "network") @Nullable String network,
        @Column(name = "payment_via") @Nullable String paymentVia,
        @Column(name = "payment_uri") @Nullable String paymentUri,
        @Column(name = "payment_deadline") @Nullable Instant paymentDeadline,
        @Column(name = "payment_deadline_estimated") boolean paymentDeadlineEstimated) {

    static PaymentColumns of(PaymentInstructions payment) {
        return new PaymentColumns(payment.walletAddress(), payment.coinAmount(), payment.sentCoinAmount(), payment.coin(),
                payment.network(), payment.paymentVia(), payment.paymentUri(), payment.deadline(),
                payment.deadlineEstimated());
    }

    PaymentInstructions toInstructions() {
        return new PaymentInstructions(walletAddress, coinAmount, sentCoinAmount, coin, network, paymentVia, paymentUri,
                paymentDeadline, paymentDeadlineEstimated);
    }
}
