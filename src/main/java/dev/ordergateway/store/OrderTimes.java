package dev.ordergateway.store;

import java.time.Duration;
import java.util.List;

/**
 * How long orders took that were placed lately.
 *
 * @param toPayment from being placed until the payment was seen
 * @param toDelivery from then until the delivery was
 */
public record OrderTimes(List<Duration> toPayment, List<Duration> toDelivery) {

    /** No more orders are looked at for either. */
    public static final int SAMPLE = 500;

    public OrderTimes {
        toPayment = List.copyOf(toPayment);
        toDelivery = List.copyOf(toDelivery);
    }
}
