package dev.ordergateway.store;

import dev.ordergateway.order.Outcome;

/** An observation's outcome, committed. */
public record Observed(Outcome outcome, StoredOrder stored) {
}
