package dev.ordergateway.store;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.Metrics;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** The platform's metrics of the pool, which an alert relies on, count all its connections and all who wait for one. */
@QuarkusTest
class PoolMetricsTest {

    private static final int CONNECTIONS = 20;
    private static final int QUESTIONS = 60;
    /** Nobody else's. */
    private static final int LOCK = 4711;
    private static final String SLOW = "select pg_advisory_xact_lock_shared(" + LOCK + "), pg_sleep(0.1)";

    @Inject
    Pool pool;
    @Inject
    Database database;

    @Test
    void poolThatIsUsedUpShowsInTheMetrics() throws Exception {
        double waited = Metrics.value("sql_pool_queue_delay_seconds_sum");

        List<CompletableFuture<RowSet<Row>>> asked;
        // none is answered before all was seen
        try (var _ = database.locking("select pg_advisory_xact_lock(" + LOCK + ")")) {
            asked = Stream.generate(() -> pool.query(SLOW).execute().toCompletionStage().toCompletableFuture())
                    .limit(QUESTIONS).toList();

            eventually(() -> {
                var scrape = Metrics.now();
                assertThat(values(scrape, "sql_pool_active")).containsExactly((double) CONNECTIONS);
                assertThat(values(scrape, "sql_pool_idle")).containsExactly(0.0);
                assertThat(values(scrape, "sql_pool_queue_size")).singleElement()
                        .satisfies(size -> assertThat(size).isPositive());
            });
        }
        asked.forEach(CompletableFuture::join);
        assertThat(Metrics.value("sql_pool_queue_delay_seconds_sum") - waited).as("forty waited for a tenth of a second or two")
                .isGreaterThan((QUESTIONS - CONNECTIONS) * 0.1);
        // the platform was once seen to count one too few, for a reason that was not found; no alert relies on it
        eventually(() -> assertThat(Metrics.value("sql_pool_queue_size")).isBetween(-1.0, 0.0));
    }

    private static List<Double> values(Metrics scrape, String metric) {
        return scrape.series().stream().filter(series -> series.is(metric, Map.of())).map(Metrics.Series::value).toList();
    }
}
