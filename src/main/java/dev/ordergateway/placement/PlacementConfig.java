package dev.ordergateway.placement;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How orders are placed. */
@ConfigMapping(prefix = "placement")
public interface PlacementConfig {

    /** Whether callers must send an {@code Idempotency-Key}. */
    @WithDefault("optional")
    KeyPolicy idempotencyKey();

    /** How long the end user has to pay, as long as the partner does not say. */
    @WithDefault("30m")
    Duration paymentWindow();

    enum KeyPolicy {
        OPTIONAL,
        REQUIRED
    }
}
