package dev.ordergateway.store;

import java.util.Map;

import jakarta.inject.Singleton;

import org.flywaydb.core.api.configuration.FluentConfiguration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;

/**
 * Migrations one at a time by a lock of the session: Flyway's own stays in an open transaction, for the end of which an index
 * that is built without locking writers out waits for ever.
 */
@Singleton
class MigrationLock implements FlywayConfigurationCustomizer {

    static final Map<String, String> SETTINGS = Map.of("flyway.postgresql.transactional.lock", "false");

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(SETTINGS);
    }
}
