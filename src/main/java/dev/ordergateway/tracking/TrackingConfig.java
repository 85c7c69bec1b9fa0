package dev.ordergateway.tracking;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How open orders are followed. */
@ConfigMapping(prefix = "tracking")
public interface TrackingConfig {

    /** Whether this replica follows open orders. */
    @WithDefault("true")
    boolean enabled();

    Backoff backoff();

    Lease lease();

    /** How long an open stream may bring nothing before the order is read; doubles up to 15 minutes. */
    @WithDefault("60s")
    Duration silence();

    /** When a stream that has sent comments before is dead without a byte. */
    @WithDefault("90s")
    Duration deadAfter();

    /** When a stream that never sent a comment is opened anew without a byte. */
    @WithDefault("10m")
    Duration maxQuiet();

    @WithDefault("30s")
    Duration pollInterval();

    /** The poll interval while the partner's staff is looking. */
    @WithDefault("60s")
    Duration manualPollInterval();

    /** Between looks for orders that are due: overdue, or ended and perhaps moving again. */
    @WithDefault("5s")
    Duration scanInterval();

    /** How often the database is asked for orders of this replica that nobody told it of. */
    @WithDefault("10s")
    Duration sweepInterval();

    /** How many streams this replica may open a second, after whatever outage. */
    @WithDefault("500")
    int startRate();

    /** How many orders without a stream this replica may read a second. */
    @WithDefault("20")
    int pollRate();

    /** How many streams this replica may have open at once. The partner's side reads it, who owns the connections. */
    @WithDefault("15000")
    int maxStreams();

    /** The lease on a shard of the orders. */
    interface Lease {

        /** How long a replica has a shard without saying that it lives. */
        @WithDefault("10s")
        Duration ttl();

        /** How often it says so. */
        @WithDefault("3s")
        Duration renew();
    }

    /** The waits between attempts to open a stream. */
    interface Backoff {

        @WithDefault("1s")
        Duration initial();

        @WithDefault("30s")
        Duration max();
    }
}
