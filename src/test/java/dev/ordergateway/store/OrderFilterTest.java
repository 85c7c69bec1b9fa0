package dev.ordergateway.store;

import static dev.ordergateway.store.OrderFilter.NONE;
import static dev.ordergateway.store.OrderFilter.Fact.BRAND;
import static dev.ordergateway.store.OrderFilter.Fact.COIN;
import static dev.ordergateway.store.OrderFilter.Fact.PHASE;
import static dev.ordergateway.store.OrderFilter.Fact.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.ordergateway.store.OrderFilter.Period;

class OrderFilterTest {

    private static final Instant NOON = Instant.parse("2026-08-01T12:00:00Z");

    @Test
    void statusAndPhaseLeaveWhatBothAllow() {
        assertThat(NONE.statuses()).isEmpty();
        assertThat(NONE.with(STATUS, "Done", "Expired").statuses()).contains(Set.of("Done", "Expired"));
        assertThat(NONE.with(PHASE, "open", "succeeded", "closed").statuses()).isEmpty();
        assertThat(NONE.with(PHASE, "succeeded").statuses()).contains(Set.of("Done"));
        assertThat(NONE.with(PHASE, "succeeded", "open").statuses()).contains(Set.of("Done", "Placing", "Unconfirmed",
                "WaitingForPayment", "WaitingForDelivery", "WaitingForManualAction"));
        assertThat(NONE.with(STATUS, "Done", "Expired").with(PHASE, "closed").statuses()).contains(Set.of("Expired"));
        assertThat(NONE.with(STATUS, "Done").with(PHASE, "closed").statuses()).contains(Set.of());
    }

    @Test
    void sameFilterHasOneSpelling() {
        assertThat(NONE.with(COIN, "USDC", "BTC", "BTC").with(STATUS, "Done").text())
                .isEqualTo(NONE.with(STATUS, "Done").with(COIN, "BTC", "USDC").text());
    }

    @Test
    void differentFiltersHaveDifferentSpellings() {
        assertThat(List.of(NONE, NONE.with(BRAND, "a"), NONE.with(COIN, "a"), NONE.with(BRAND, "A"), NONE.with(BRAND, "a", "b"),
                NONE.with(BRAND, "a&brand=b"), NONE.with(BRAND, "a, b"), NONE.createdIn(new Period(NOON, null)),
                NONE.createdIn(new Period(null, NOON)), NONE.updatedIn(new Period(NOON, null)),
                NONE.inItsStatusSinceBefore(NOON)))
                .extracting(OrderFilter::text).doesNotHaveDuplicates();
    }
}
