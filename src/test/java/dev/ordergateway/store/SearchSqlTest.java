package dev.ordergateway.store;

import static dev.ordergateway.store.OrderFilter.Fact.ATTENTION;
import static dev.ordergateway.store.OrderFilter.Fact.BRAND;
import static dev.ordergateway.store.OrderFilter.Fact.CLIENT_REFERENCE;
import static dev.ordergateway.store.OrderFilter.Fact.COIN;
import static dev.ordergateway.store.OrderFilter.Fact.PHASE;
import static dev.ordergateway.store.OrderFilter.Fact.PLACED_BY;
import static dev.ordergateway.store.OrderFilter.Fact.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderFilter.Period;
import dev.ordergateway.store.OrderSearch.Place;

class SearchSqlTest {

    private static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");
    private static final Place PLACE = new Place(NOON.minusSeconds(60), new OrderId(UUID.randomUUID()));

    @Test
    void pathIsTheOneThatLeavesFewest() {
        var filter = OrderFilter.NONE;
        assertThat(SearchPath.of(filter)).isEqualTo(SearchPath.NEWEST);
        filter = filter.with(COIN, "BTC");
        assertThat(SearchPath.of(filter)).isEqualTo(SearchPath.NEWEST);
        filter = filter.with(PHASE, "open");
        assertThat(SearchPath.of(filter)).isEqualTo(SearchPath.STATUS);
        filter = filter.with(PLACED_BY, "shop");
        assertThat(SearchPath.of(filter)).isEqualTo(SearchPath.CALLER);
        filter = filter.with(BRAND, "Airbnb");
        assertThat(SearchPath.of(filter)).isEqualTo(SearchPath.BRAND);
        filter = filter.with(ATTENTION, "PARTNER_MISSING");
        assertThat(SearchPath.of(filter)).isEqualTo(SearchPath.ATTENTION);
        filter = filter.with(CLIENT_REFERENCE, "cart");
        assertThat(SearchPath.of(filter)).isEqualTo(SearchPath.REFERENCE);
    }

    @Test
    void onePathCarriesOneFactAndTheTimeOfCreation() {
        Stream.of(OrderFilter.NONE, OrderFilter.NONE.with(STATUS, "Done", "Expired"), OrderFilter.NONE.with(PHASE, "open"),
                OrderFilter.NONE.with(STATUS, "Done").with(PHASE, "succeeded"), OrderFilter.NONE.with(BRAND, "a", "b"),
                OrderFilter.NONE.with(ATTENTION, "PARTNER_MISSING"), OrderFilter.NONE.with(CLIENT_REFERENCE, "cart"),
                OrderFilter.NONE.with(PLACED_BY, "shop"))
                .forEach(filter -> {
                    assertThat(sql(filter, null).isCarried()).isTrue();
                    assertThat(sql(filter.createdIn(new Period(NOON, NOON.plusSeconds(1))), PLACE).isCarried()).isTrue();
                    assertThat(sql(filter.with(COIN, "BTC"), null).isCarried()).isFalse();
                    assertThat(sql(filter.updatedIn(new Period(NOON, null)), null).isCarried()).isFalse();
                    assertThat(sql(filter.inItsStatusSinceBefore(NOON), null).isCarried()).isFalse();
                });
        assertThat(sql(OrderFilter.NONE.with(STATUS, "Done").with(BRAND, "Airbnb"), null).isCarried()).isFalse();
    }

    @Test
    void nothingIsSkippedAndNothingCounted() {
        Stream.of(OrderFilter.NONE, OrderFilter.NONE.with(STATUS, "Done"), OrderFilter.NONE.with(BRAND, "a", "b"))
                .forEach(filter -> assertThat(sql(filter, PLACE).text()).doesNotContain("offset", "count("));
    }

    /** The database may begin to read at either of two upper bounds, and the farther one is the wrong one. */
    @Test
    void placeIsTheOnlyUpperBound() {
        var filter = OrderFilter.NONE.createdIn(new Period(null, NOON)).inItsStatusSinceBefore(NOON.plusSeconds(9));

        assertThat(sql(filter, null).text()).contains("o.created_at < ?");
        assertThat(sql(filter, null).values()).contains(NOON);
        assertThat(sql(filter, PLACE).text()).doesNotContain("o.created_at < ?").contains("(o.created_at, o.id) < (?");
        assertThat(sql(filter, PLACE).values()).containsExactlyInAnyOrder(NOON.plusSeconds(9), PLACE.createdAt(),
                PLACE.id().value());
    }

    @Test
    void orderThatMustHaveChangedBeforeWasCreatedBefore() {
        assertThat(sql(OrderFilter.NONE.updatedIn(new Period(null, NOON)), null).text())
                .contains("o.updated_at < ?1", "o.created_at < ?2");
    }

    private static SearchSql sql(OrderFilter filter, @Nullable Place after) {
        return new SearchSql(filter, after, 21);
    }
}
