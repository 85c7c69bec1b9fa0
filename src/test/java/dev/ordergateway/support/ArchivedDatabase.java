package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL whose log is archived while it works, which is backed up while it works, and of which nothing but backup and
 * archive is left one day. It has no more than the server itself, so the steps are those that PostgreSQL documents for a
 * backup by hand, and that tools take for whoever has them.
 */
public final class ArchivedDatabase implements AutoCloseable {

    private static final String NAME = "gateway";

    private final Path home;
    private final Path archive;
    private final Path backup;
    private Path data;
    private EmbeddedPostgres postgres;

    public ArchivedDatabase() throws IOException, SQLException {
        home = Files.createTempDirectory("archived");
        archive = Files.createDirectory(home.resolve("archive"));
        backup = home.resolve("backup.tar");
        data = Files.createDirectory(home.resolve("data"));
        postgres = start(data);
        execute("alter system set archive_command = 'test ! -f %1$s/%%f && cp %%p %1$s/%%f.part && mv %1$s/%%f.part %1$s/%%f'"
                .formatted(archive));
        execute("select pg_reload_conf()");
        execute("create database " + NAME);
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("archive_mode", "on").setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Where it is now; a restored one is somewhere else. */
    public String url() {
        return "postgresql://localhost:" + postgres.getPort() + "/" + NAME;
    }

    /** Whatever is written meanwhile. */
    public void backUp() throws SQLException, IOException, InterruptedException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('walked through', fast => true)");
            // 1 says that files changed while they were read, which is what the log is for
            run(List.of(0, 1), "tar", "-C", data.toString(), "-cf", backup.toString(), "--exclude=./pg_wal/*",
                    "--exclude=./postmaster.*", "--exclude=./epg-lock", ".");
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                label.next();
                Files.writeString(home.resolve("backup_label"), label.getString(1));
            }
        }
    }

    /** By the clock of the database. */
    public String now() throws SQLException {
        return text("select clock_timestamp()::text");
    }

    /** What was committed until now can be restored: the archive has it. {@code archive_timeout} does the same by itself. */
    public void awaitArchived() throws SQLException {
        var file = text("select pg_walfile_name(pg_switch_wal())");
        eventually(() -> assertThat(archive.resolve(file)).exists());
    }

    /** Server and data are gone at once. */
    public void destroy() throws IOException, InterruptedException {
        var server = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
        run(List.of(0), "kill", "-9", server);
        postgres.close();
        run(List.of(0), "rm", "-rf", data.toString());
    }

    /** From backup and archive, as it was at that time. */
    public void restore(String time) throws IOException, InterruptedException {
        data = Files.createDirectory(home.resolve("restored"));
        run(List.of(0), "tar", "-C", data.toString(), "-xpf", backup.toString());
        run(List.of(0), "chmod", "700", data.toString());
        Files.copy(home.resolve("backup_label"), data.resolve("backup_label"));
        Files.createFile(data.resolve("recovery.signal"));
        Files.writeString(data.resolve("postgresql.auto.conf"), """
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """.formatted(archive, time), StandardOpenOption.APPEND);
        postgres = start(data);
        eventually(() -> assertThat(text("select pg_is_in_recovery()::text")).isEqualTo("false"));
    }

    /** The first column of a query of what gateways have stored. */
    public String stored(String sql) throws SQLException {
        return text(NAME, sql);
    }

    private String text(String sql) throws SQLException {
        return text("postgres", sql);
    }

    private String text(String name, String sql) throws SQLException {
        try (var connection = connect(name);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect("postgres"); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name, "postgres",
                "postgres");
    }

    private static void run(List<Integer> good, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), said).isIn(good);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try {
            run(List.of(0), "rm", "-rf", home.toString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
