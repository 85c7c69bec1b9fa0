package dev.ordergateway.store;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the database is held against itself. */
@ConfigMapping(prefix = "history")
interface AuditConfig {

    /** After how long one audit answers with what it has found so far; the next goes on there. */
    @WithDefault("5s")
    Duration auditTime();
}
