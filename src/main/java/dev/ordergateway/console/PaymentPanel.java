package dev.ordergateway.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderStatus;

/**
 * Where and how much to pay, and what was paid.
 *
 * @param isDue the payment is waited for
 * @param qr of the payment URI, or of the address when there is no URI
 * @param missing what is still to be sent; null when nothing is, or nothing has come
 * @param tooMuch what was sent beyond the amount; null when nothing was
 * @param coin with the network it is sent over
 */
public record PaymentPanel(boolean isDue, String address, @Nullable String uri, @Nullable QrPath qr, @Nullable String due,
        @Nullable String received, @Nullable String missing, @Nullable String tooMuch, String coin,
        @Nullable Instant deadline, boolean isEstimated) {

    /** Null while there is no address to pay to. */
    static @Nullable PaymentPanel of(Order order) {
        var payment = order.payment();
        var address = payment.walletAddress();
        if (address == null) {
            return null;
        }
        var difference = difference(payment.coinAmount(), payment.sentCoinAmount());
        return new PaymentPanel(order.status() == OrderStatus.WAITING_FOR_PAYMENT, address, payment.paymentUri(),
                QrPath.of(payment.paymentUri() == null ? address : payment.paymentUri()), text(payment.coinAmount()),
                text(payment.sentCoinAmount()), difference.signum() > 0 ? text(difference) : null,
                difference.signum() < 0 ? text(difference.negate()) : null,
                Stream.of(payment.coin(), payment.network()).filter(word -> word != null).collect(Collectors.joining(" on ")),
                payment.deadline(), payment.deadlineEstimated());
    }

    private static BigDecimal difference(@Nullable BigDecimal due, @Nullable BigDecimal received) {
        return due == null || received == null || received.signum() == 0 ? BigDecimal.ZERO : due.subtract(received);
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
