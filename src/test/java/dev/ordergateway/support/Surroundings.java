package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** What packaged applications run beside: a PostgreSQL and, unless a test brings another partner, the sandbox as one. */
public final class Surroundings implements AutoCloseable {

    /** A partner whose orders are soon paid and delivered. */
    public static final Map<String, String> QUICK_PARTNER = Map.of("sandbox.pay-after", "200ms", "sandbox.deliver-after",
            "200ms");
    /** A gateway that does not wait long for the leases of one that was killed. */
    public static final Map<String, String> SHORT_LEASES = Map.of("tracking.lease.ttl", "3s", "tracking.lease.renew", "1s");

    private static final String GATEWAY = "gateway";

    private final EmbeddedPostgres postgres;
    private final Map<String, String> sandboxSettings;
    private @Nullable PackagedApplication sandbox;

    /** @param sandboxSettings how the partner behaves */
    public Surroundings(Map<String, String> sandboxSettings) {
        this(sandboxSettings, Map.of());
    }

    /** @param databaseSettings of the server */
    public Surroundings(Map<String, String> sandboxSettings, Map<String, String> databaseSettings) {
        var builder = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60));
        databaseSettings.forEach(builder::setServerConfig);
        try {
            postgres = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.sandboxSettings = sandboxSettings;
    }

    /** A gateway on this database and partner; every one of a test is the same service. */
    public PackagedApplication startGateway() {
        return startGateway(Map.of());
    }

    public PackagedApplication startGateway(Map<String, String> further) {
        return PackagedApplication.start(gatewaySettings(further));
    }

    public Map<String, String> gatewaySettings(Map<String, String> further) {
        var settings = settings(GATEWAY);
        settings.putAll(further);
        settings.computeIfAbsent("partner.url", _ -> partnerUrl());
        return settings;
    }

    /** What gateways have stored, once one has started. */
    public DataSource gatewayDatabase() {
        return postgres.getDatabase("postgres", GATEWAY);
    }

    public String partnerUrl() {
        if (sandbox == null) {
            sandbox = startSandbox();
        }
        return sandbox.url() + "/sandbox";
    }

    private PackagedApplication startSandbox() {
        var settings = settings("sandbox");
        settings.put("sandbox.enabled", "true");
        settings.put("tracking.enabled", "false");
        settings.putAll(sandboxSettings);
        return PackagedApplication.start(settings);
    }

    private Map<String, String> settings(String database) {
        createDatabase(database);
        var settings = new HashMap<String, String>();
        settings.put("access.mode", "open");
        settings.put("partner.application-id", "test");
        settings.put("secrets.keys", "it:" + Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("quarkus.datasource.reactive.url", "postgresql://localhost:" + postgres.getPort() + "/" + database);
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        return settings;
    }

    private void createDatabase(String name) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var present = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!present.next()) {
                statement.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
