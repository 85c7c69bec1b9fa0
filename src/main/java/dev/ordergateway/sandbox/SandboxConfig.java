package dev.ordergateway.sandbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the sandbox is served, and how fast its orders move by themselves. */
@ConfigMapping(prefix = "sandbox")
interface SandboxConfig {

    @WithDefault("false")
    boolean enabled();

    @WithDefault("3s")
    Duration payAfter();

    @WithDefault("3s")
    Duration deliverAfter();
}
