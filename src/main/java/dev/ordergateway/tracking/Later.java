package dev.ordergateway.tracking;

import java.time.Duration;

/** Runs something once, later. */
interface Later {

    void then(Duration duration, Runnable task);
}
