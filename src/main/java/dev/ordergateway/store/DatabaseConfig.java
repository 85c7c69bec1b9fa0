package dev.ordergateway.store;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/** What the packaged application cannot start without. Named here, a missing one is reported by name before anything runs. */
@Unremovable
@ConfigMapping(prefix = "quarkus.datasource.reactive")
interface DatabaseConfig {

    /** Where the database is, such as {@code postgresql://db:5432/orders}. */
    String url();
}
