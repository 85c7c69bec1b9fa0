package dev.ordergateway.weather;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL that keeps its data while it is away, behind a door. */
final class WeatherDatabase implements Closeable {

    static final String NAME = "gateway";

    private final Path data;
    private final int port = Ports.free();
    private final DatabaseDoor door = new DatabaseDoor(port);
    private final List<Connection> holding = new ArrayList<>();
    private EmbeddedPostgres postgres;

    WeatherDatabase() {
        try {
            data = Files.createTempDirectory("weather");
            postgres = started();
            execute("postgres", "create database " + NAME);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // what is acknowledged must be there after a restart
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the replicas find it. */
    String url() {
        return "postgresql://localhost:" + door.port() + "/" + NAME;
    }

    DatabaseDoor door() {
        return door;
    }

    /** Past the door. */
    Connection connect() throws SQLException {
        return connect(NAME);
    }

    private Connection connect(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + name, "postgres", "postgres");
    }

    /** It may go on ending after those who stopped it have lost patience. */
    void stop() throws IOException {
        postgres.close();
        eventually(() -> assertThat(data.resolve("postmaster.pid")).doesNotExist());
    }

    void start() {
        postgres = started();
    }

    void terminateBackends() throws SQLException {
        execute(NAME, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + NAME
                + "' and pid <> pg_backend_pid()");
    }

    /** Until {@link #release} nothing else gets what this statement locks. */
    void hold(String statement) throws SQLException {
        var connection = connect();
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("set local lock_timeout = '20s'");
            lock.execute(statement);
        }
        holding.add(connection);
    }

    void release() throws SQLException {
        for (var connection : holding) {
            connection.close();
        }
        holding.clear();
    }

    void readOnly(boolean on) throws SQLException {
        execute("postgres", "alter system set default_transaction_read_only = " + (on ? "on" : "off"));
        execute("postgres", "select pg_reload_conf()");
        terminateBackends();
    }

    /** How many replicas have shards, when each has its share and nobody is taking any over at the moment; else none. */
    int settledOwners() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var owners = statement.executeQuery("""
                        select case when bool_and(settled) and max(shards) - min(shards) <= 2 then count(*) else 0 end
                        from (select bool_and(settled and until > now()) as settled, count(*) as shards
                              from shard_leases group by owner) as owners""")) {
            owners.next();
            return owners.getInt(1);
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (var connection = connect(database); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        postgres.close();
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
