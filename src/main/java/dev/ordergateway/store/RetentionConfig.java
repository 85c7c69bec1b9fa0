package dev.ordergateway.store;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long is kept what does not stay for ever. */
@ConfigMapping(prefix = "history")
interface RetentionConfig {

    /** The log of events: a reader who stays away for longer has missed some. */
    @WithDefault("30d")
    Duration eventRetention();

    /** What the partner showed, in its own words; the journal's lines stay. */
    @WithDefault("180d")
    Duration payloadRetention();
}
