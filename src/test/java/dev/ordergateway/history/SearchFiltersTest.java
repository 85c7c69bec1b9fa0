package dev.ordergateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.OrderList;
import dev.ordergateway.support.RandomFilters;
import dev.ordergateway.support.StoredOrders;
import io.quarkus.test.junit.QuarkusTest;

/** What each filter finds. Each test has its orders in a time of its own. */
@QuarkusTest
class SearchFiltersTest {

    private static final int ORDERS = 240;
    private static final int FILTERS = 80;

    @Inject
    Database database;

    private static final AtomicInteger DAYS = new AtomicInteger();

    private final Instant from = Instant.parse("1990-01-01T00:00:00Z").plusSeconds(86_400L * DAYS.getAndIncrement());
    private final String mark = Bodies.unique("mark");
    private final String ours = OrderList.pair("created_from", from.toString()) + '&'
            + OrderList.pair("created_to", from.plusSeconds(3600).toString());

    @Test
    void anyFilterFindsWhatItSaysNewestFirstAndExportsTheSame() throws SQLException {
        var orders = ordersAreStored();
        long seed = ThreadLocalRandom.current().nextLong();
        var random = new Random(seed);
        var filters = new RandomFilters(random, orders);
        int found = 0;

        for (int i = 0; i < FILTERS; i++) {
            var filter = filters.filter();
            // the whole table is not this test's
            filter.computeIfAbsent("created_from", _ -> List.of(from.minusSeconds(1).toString()));
            filter.computeIfAbsent("created_to", _ -> List.of(from.plusSeconds(3600).toString()));
            var ids = OrderList.ids(OrderList.all(RandomFilters.query(filter) + "&limit=" + random.nextInt(1, 101)));

            assertThat(ids).as("%s of seed %d", filter, seed).isEqualTo(filters.found(filter));
            assertThat(OrderList.table(RandomFilters.query(filter)).column("order_id")).as("%s exported", filter)
                    .isEqualTo(ids);
            found += ids.size();
        }

        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @CsvSource({ "status=Refunded, 20", "status=Refunded&status=Done, 40", "phase=succeeded, 20",
            "phase=open&phase=succeeded, 120",
            "status=Done&phase=closed, 0", "attention=REGRESSION_SEEN, 30",
            "attention=REGRESSION_SEEN&attention=OVERDUE_PAYMENT, 60",
            "brand=airbnb, 131", "brand=netFLIX&brand=Netflix, 44", "brand=Digicel&brand=Airalo, 76", "country_code=DE, 80",
            "coin=BTC, 80", "network=Base, 120", "kind=topup, 80", "coin=BTC&network=Base, 40", "coin=btc, 0" })
    void ordersAreCounted(String filter, int count) throws SQLException {
        ordersAreStored();

        assertThat(OrderList.all(ours + "&limit=100&" + filter)).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({ "placed_by=%s-1, 60", "client_reference=%s-5, 1", "client_reference=%s-5&client_reference=%s-10, 2",
            "placed_by=%s-1&client_reference=%s-10, 0" })
    void ordersOfCallersAreCounted(String filter, int count) throws SQLException {
        ordersAreStored();

        assertThat(OrderList.all("limit=100&" + filter.replace("%s", mark))).hasSize(count);
    }

    @Test
    void timesAreHalfOpen() throws SQLException {
        ordersAreStored();
        var caller = OrderList.pair("placed_by", mark + "-1");
        var times = Map.of("created", "created_at", "updated", "updated_at");

        times.forEach((filter, field) -> {
            var order = OrderList.all(caller).get(7);
            var time = order.path(field).textValue();
            var id = order.path("order_id").textValue();
            assertThat(OrderList.ids(OrderList.all(caller + '&' + OrderList.pair(filter + "_from", time)))).contains(id);
            assertThat(OrderList.ids(OrderList.all(caller + '&' + OrderList.pair(filter + "_to", time)))).doesNotContain(id);
            assertThat(OrderList.ids(OrderList.all(caller + '&' + OrderList.pair(filter + "_to", after(time))))).contains(id);
        });
        var oldest = OrderList.all(caller).getLast();
        var since = oldest.path("status_since").textValue();
        assertThat(OrderList.all(caller + '&' + OrderList.pair("status_since_before", since))).doesNotContain(oldest);
        assertThat(OrderList.all(caller + '&' + OrderList.pair("status_since_before", after(since)))).contains(oldest);
    }

    @Test
    void timeMayHaveAnyOffset() throws SQLException {
        ordersAreStored();
        var order = OrderList.all(ours).get(3);
        var time = Instant.parse(order.path("created_at").textValue());
        var elsewhere = time.plusSeconds(7200).toString().replace("Z", "+02:00").toLowerCase(Locale.ROOT);

        assertThat(OrderList.all(OrderList.pair("created_from", elsewhere) + '&'
                + OrderList.pair("created_to", after(time.toString()))))
                .contains(order).allSatisfy(one -> assertThat(one.path("created_at")).isEqualTo(order.path("created_at")));
    }

    private List<JsonNode> ordersAreStored() throws SQLException {
        database.execute(StoredOrders.varied(from, mark, ORDERS));
        var orders = OrderList.all(ours + "&limit=100");
        assertThat(orders).hasSize(ORDERS);
        return orders;
    }

    private static String after(String time) {
        return Instant.parse(time).plusMillis(1).toString();
    }
}
