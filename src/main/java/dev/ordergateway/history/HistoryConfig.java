package dev.ordergateway.history;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How what is stored is told. */
@ConfigMapping(prefix = "history")
public interface HistoryConfig {

    /** After how long, a fifth more or less, an event stream ends and its reader comes back. */
    @WithDefault("10m")
    Duration streamLifetime();

    /** Between the comments that keep an event stream alive; a reader that takes nothing for three of them is cut off. */
    @WithDefault("15s")
    Duration keepAlive();
}
