package dev.ordergateway.store;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.ordergateway.support.Database;

/** Where the log of events ends, for tests that need not read what those before them have left in it. */
@Singleton
public class LogEnd {

    /** Nothing until all that was committed has its place, or that would still come after the end. */
    private static final String POSITION = """
            select greatest(trimmed, (select max(position) from event_log)) from event_horizon
            where not exists (select from unlisted_events)""";

    private final Database database;
    private final Cursors cursors;

    LogEnd(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /** As of a reader who has seen everything that was committed up to now. */
    public String cursor() {
        var found = await().atMost(Duration.ofSeconds(30)).until(() -> database.texts(POSITION), texts -> !texts.isEmpty());
        return cursors.of("events", found.getFirst());
    }
}
