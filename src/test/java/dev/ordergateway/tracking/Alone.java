package dev.ordergateway.tracking;

import dev.ordergateway.support.PassingTime;

/** An application for tests that count orders: others would leave some whose time is long over. */
public final class Alone extends PassingTime {
}
