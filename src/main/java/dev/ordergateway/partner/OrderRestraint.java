package dev.ordergateway.partner;

import java.time.Duration;

import jakarta.inject.Singleton;

/**
 * What the partner wants of all who read orders, by a stream or by a question: they have one budget. One order may be refused
 * for reasons of its own, so only a time that the partner names holds for all.
 */
@Singleton
class OrderRestraint extends Restraint {

    OrderRestraint() {
        super(Duration.ZERO);
    }
}
