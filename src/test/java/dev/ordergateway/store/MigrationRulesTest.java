package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a migration that is newer than the last release may do: docs/operating.md says why. */
class MigrationRulesTest {

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern CREATED = Pattern.compile("create table (?:if not exists )?(\\w+)");
    private static final Pattern TABLE = Pattern.compile("\\b(?:on|alter table(?: if exists)?(?: only)?) (\\w+)");
    private static final Pattern INDEX = Pattern.compile("create (?:unique )?index (?!concurrently )");

    /** What takes something away from code that still runs, by what it is; the file says which release needs it no more. */
    private static final Map<String, Pattern> CONTRACTS = Map.of(
            "drop", Pattern.compile("\\bdrop (?:table|column|type|view|function|trigger|schema|sequence)\\b"),
            "rename", Pattern.compile("\\brename\\b"),
            "change of a type", Pattern.compile("\\balter (?:column )?\\w+ (?:set data )?type\\b"),
            "not null", Pattern.compile("\\bset not null\\b"),
            "column without a default",
            Pattern.compile("\\badd (?:column )?(?:if not exists )?\\w+ (?!.*\\b(?:default|generated)\\b).*\\bnot null\\b"),
            "constraint", Pattern.compile("\\badd (?:constraint \\w+ )?(?:check|foreign key|unique|primary key|exclude)\\b"));

    static Stream<Path> newer() throws IOException {
        int released = Integer.parseInt(ReleasedStatements.schemas().getLast());
        try (var files = Files.list(MIGRATIONS)) {
            var newer = files.filter(file -> file.toString().endsWith(".sql") && version(file) > released).toList();
            return newer.stream();
        }
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
    }

    @Test
    void migrationsNewerThanTheReleaseKeepTheRules() throws IOException {
        for (var file : newer().toList()) {
            assertThat(faults(Files.readString(file))).as(file.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "alter table orders drop column coin", "drop table payloads", "alter table orders rename column coin to currency",
            "alter table events alter column version type bigint", "alter table orders alter column coin set not null",
            "alter table orders add column priority integer not null",
            "alter table orders add column a text,\n  add column b text not null",
            "alter table orders add constraint known check (status <> 'Placing')",
            "create index orders_coin on orders (coin)", "create unique index orders_coin on orders (coin)" })
    void whatBreaksOrBlocksReplicasAtWorkIsAFault(String sql) {
        assertThat(faults("-- Why.\n" + sql + ";")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "create table notes (id uuid primary key, text text not null)",
            "create table notes (id uuid primary key);\ncreate index notes_id on notes (id)",
            "alter table orders add column priority integer",
            "alter table orders add column priority integer not null default 0",
            "create index concurrently orders_coin on orders (coin)",
            "-- contract: coin is not read or written since schema 9\nalter table orders drop column coin" })
    void whatOnlyAddsOrSaysWhyItMayGoIsNone(String sql) {
        assertThat(faults("-- Why.\n" + sql + ";")).isEmpty();
    }

    private static List<String> faults(String migration) {
        var faults = new ArrayList<String>();
        var created = CREATED.matcher(plain(migration)).results().map(found -> found.group(1)).toList();
        for (var statement : plain(migration).split(";", -1)) {
            var table = TABLE.matcher(statement);
            boolean isNew = table.find() && created.contains(table.group(1));
            if (!isNew && INDEX.matcher(statement).find()) {
                faults.add("locks out writers: " + statement);
            }
            if (!isNew && !migration.contains("-- contract: ")) {
                for (var part : statement.split(",(?![^(]*\\))", -1)) {
                    CONTRACTS.forEach((what, pattern) -> {
                        if (pattern.matcher(part).find()) {
                            faults.add(what + ": " + part);
                        }
                    });
                }
            }
        }
        return faults;
    }

    /** Without comments and line breaks, in small letters. */
    private static String plain(String sql) {
        return sql.replaceAll("--[^\n]*", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
