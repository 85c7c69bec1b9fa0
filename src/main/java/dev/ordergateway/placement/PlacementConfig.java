package dev.ordergateway.placement;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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

    /** How long an order of unknown outcome waits before it counts as not placed, on the routes below. */
    @WithDefault("195m")
    Duration unconfirmedRetirement();

    /** The payment routes on which that is safe, because nobody can pay an address that nobody received. */
    @WithDefault("USER_WALLET")
    Optional<Set<String>> retiredPaymentVias();

    enum KeyPolicy {
        OPTIONAL,
        REQUIRED
    }
}
