package dev.ordergateway.problem;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a caller may take to say what it wants. */
@ConfigMapping(prefix = "requests")
public interface RequestsConfig {

    /** From the first byte of a request to the end of its headers; who takes longer is cut off. */
    @WithDefault("10s")
    Duration headTimeout();

    /** From there to the end of the body; who takes longer gets {@code 408}, or is cut off after twice that if answered. */
    @WithDefault("30s")
    Duration bodyTimeout();
}
