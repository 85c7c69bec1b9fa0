package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MigrationLockTest {

    @Inject
    Flyway flyway;

    @Test
    void indexIsBuiltWithoutLockingWritersOut(@TempDir Path migrations) throws Exception {
        Files.writeString(migrations.resolve("V1__table.sql"), "create table notes (id integer)");
        Files.writeString(migrations.resolve("V2__index.sql"), "create index concurrently notes_id on notes (id)");
        Files.writeString(migrations.resolve("V2__index.sql.conf"), "executeInTransaction=false");
        var as = Flyway.configure().configuration(flyway.getConfiguration()).schemas("migrated")
                // Quarkus knows the application's migrations alone
                .resourceProvider(null)
                .locations("filesystem:" + migrations).load();

        var done = CompletableFuture.supplyAsync(as::migrate);

        assertThat(done).succeedsWithin(Duration.ofSeconds(60)).satisfies(
                result -> assertThat(result.migrationsExecuted).isEqualTo(2));
    }
}
