package dev.ordergateway.store;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the history is searched. */
@ConfigMapping(prefix = "history")
public interface SearchConfig {

    /** How long the database may search for a page when no index carries the whole filter. */
    @WithDefault("3s")
    Duration queryTimeout();
}
