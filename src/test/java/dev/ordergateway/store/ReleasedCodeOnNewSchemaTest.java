package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * While replicas are replaced one by one, those of the release before read and write the schema of the next. Their statements,
 * recorded when they were released, come to the same on both.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReleasedCodeOnNewSchemaTest {

    /** How many releases back replicas may be that run beside the newest. */
    private static final int HELD = 1;

    private EmbeddedPostgres postgres;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    static Stream<String> released() {
        var schemas = ReleasedStatements.schemas();
        return schemas.subList(Math.max(0, schemas.size() - HELD), schemas.size()).stream();
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatTheReleaseBeforeWritesAndReadsComesToTheSame(String schema) throws SQLException {
        var statements = ReleasedStatements.of(schema);
        try (var old = migrated("old_" + schema, schema); var fresh = migrated("new_" + schema, "latest")) {
            var before = statements.shapes(old, false);

            assertThat(before.values()).as("what was recorded works where it was recorded")
                    .noneMatch(shape -> shape.startsWith("failed"));
            assertThat(statements.shapes(fresh, false)).containsExactlyEntriesOf(before);
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatTheReleaseBeforeHasStoredCanBeMigratedAndIsStillFoundByIt(String schema) throws SQLException {
        var statements = ReleasedStatements.of(schema);
        try (var old = migrated("kept_" + schema, schema)) {
            var _ = statements.shapes(old, false);
            old.commit();
            var before = statements.shapes(old, true);
            old.rollback();

            migrate("kept_" + schema, "latest");

            assertThat(statements.shapes(old, true)).containsExactlyEntriesOf(before);
        }
    }

    private Connection migrated(String database, String schema) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        migrate(database, schema);
        return postgres.getDatabase("postgres", database).getConnection();
    }

    private void migrate(String database, String schema) {
        Flyway.configure().configuration(MigrationLock.SETTINGS).dataSource(postgres.getDatabase("postgres", database))
                .target(schema).load().migrate();
    }
}
