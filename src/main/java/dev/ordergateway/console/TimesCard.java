package dev.ordergateway.console;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.OrderTimes;

/** How long orders took lately; null where none has got there. */
public record TimesCard(@Nullable Spread toPayment, @Nullable Spread toDelivery) {

    static TimesCard of(OrderTimes times) {
        return new TimesCard(Spread.of(times.toPayment()).orElse(null), Spread.of(times.toDelivery()).orElse(null));
    }

    public int sample() {
        return OrderTimes.SAMPLE;
    }
}
