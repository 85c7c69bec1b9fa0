package dev.ordergateway.catalog;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long answers of the catalogue are kept. */
@ConfigMapping(prefix = "catalog")
interface CatalogConfig {

    /** How long an answer is as good as new. */
    Fresh fresh();

    /** How old an answer may be that is shown while the partner gives no new one. Prices are never shown so. */
    @WithDefault("24h")
    Duration stale();

    /** How much memory answers may take; the least used ones go first. */
    @WithDefault("64M")
    MemorySize memory();

    /** By route. */
    interface Fresh {

        @WithDefault("10m")
        Duration paymentVias();

        @WithDefault("5m")
        Duration brands();

        @WithDefault("5m")
        Duration homepage();

        @WithDefault("5m")
        Duration products();

        @WithDefault("10s")
        Duration price();
    }
}
