package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.support.Orders.CHANGED_AT;
import static dev.ordergateway.support.Orders.PAYMENT_DEADLINE;
import static dev.ordergateway.support.Orders.VERSION;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Unchanged;

/** What time alone does to an order, and when. */
class DeadlinesTest {

    static final Deadlines DEADLINES = new Deadlines(Duration.ofSeconds(45), Duration.ofMinutes(195), Set.of("USER_WALLET"));

    static Stream<Arguments> deadlines() {
        return Stream.of(
                Arguments.of(anOrder().placing(), CHANGED_AT.plusSeconds(45), "Unconfirmed", "AMBIGUOUS_PLACEMENT"),
                Arguments.of(anOrder().unconfirmed(), CHANGED_AT.plusSeconds(195 * 60), "Rejected", "AMBIGUOUS_PLACEMENT"),
                Arguments.of(anOrder().waitingForPayment(), PAYMENT_DEADLINE, "WaitingForPayment", "OVERDUE_PAYMENT"),
                Arguments.of(anOrder().waitingForDelivery(), CHANGED_AT.plusSeconds(30 * 60), "WaitingForDelivery",
                        "OVERDUE_DELIVERY"),
                Arguments.of(anOrder().done(), CHANGED_AT.plus(Duration.ofHours(24)), "Done", "PARTIAL_DELIVERY"));
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void timeMeansSomethingFromTheDeadlineOn(Order order, Instant deadline, String status, String flag) {
        assertThat(DEADLINES.next(order, CHANGED_AT)).isEqualTo(deadline);
        assertThat(passed(order, deadline.minusMillis(1))).isEqualTo(new Unchanged(order));

        var after = passed(order, deadline).order();

        assertThat(after.status().label()).isEqualTo(status);
        assertThat(after.version()).isEqualTo(VERSION + 1);
        assertThat(after.attention()).containsExactly(Attention.valueOf(flag));
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void missedDeadlineStaysDueUntilSomebodyNoticed(Order order, Instant deadline) {
        assertThat(DEADLINES.next(order, deadline.plusSeconds(3600))).isEqualTo(deadline);
    }

    @ParameterizedTest
    @EnumSource(names = { "WAITING_FOR_PAYMENT", "WAITING_FOR_DELIVERY", "DONE" })
    void flagIsRaisedOnceAndNotAgainWhenAPersonHasSeenIt(OrderStatus status) {
        var late = CHANGED_AT.plus(Duration.ofDays(2));
        var flagged = passed(anOrder().in(status), late);
        var seen = flagged.order().observe(new Observation.Acknowledged(late)).order();

        assertThat(flagged).isInstanceOf(Enriched.class);
        assertThat(passed(flagged.order(), late)).isEqualTo(new Unchanged(flagged.order()));
        assertThat(passed(seen, late)).isEqualTo(new Unchanged(seen));
        assertThat(DEADLINES.next(flagged.order(), late)).isNull();
        assertThat(DEADLINES.next(seen, late)).isNull();
    }

    @Test
    void flagThatAPersonHasSeenComesBackWithTheNextStatus() {
        var late = CHANGED_AT.plus(Duration.ofDays(2));
        var seen = passed(anOrder().waitingForDelivery(), late).order().observe(new Observation.Acknowledged(late)).order();

        var again = seen.observe(partnerShows(OrderStatus.WAITING_FOR_MANUAL_ACTION).inAMessage()).order()
                .observe(partnerShows(WAITING_FOR_DELIVERY).inAMessage()).order();

        assertThat(passed(again, late).order().attention()).containsExactly(Attention.OVERDUE_DELIVERY);
    }

    @Test
    void unconfirmedOrderOnAnotherRouteWaitsForAPerson() {
        var others = new Deadlines(Duration.ofSeconds(45), Duration.ofMinutes(195), Set.of("GATE_PAY"));
        var order = anOrder().unconfirmed();

        assertThat(others.next(order, CHANGED_AT)).isNull();
        assertThat(order.observe(new Observation.TimePassed(CHANGED_AT.plus(Duration.ofDays(30)), others)))
                .isEqualTo(new Unchanged(order));
    }

    @Test
    void retiredOrderWasNotConfirmedAndMayComeBack() {
        var retired = passed(anOrder().unconfirmed(), CHANGED_AT.plus(Duration.ofHours(4))).order();

        assertThat(retired.failure()).isEqualTo(new Failure("not_confirmed", null));
        assertThat(retired.observe(partnerShows(EXPIRED).toAnOperator(retired)).order().status()).isEqualTo(EXPIRED);
    }

    @Test
    void orderThePartnerHasIsNeitherLostNorRetired() {
        var placing = anOrder().placing().observe(partnerShowsUnknownWord("Pondering").inTheCreateAnswer()).order();
        var late = CHANGED_AT.plus(Duration.ofDays(2));

        assertThat(DEADLINES.next(placing, CHANGED_AT)).isNull();
        assertThat(passed(placing, late)).isEqualTo(new Unchanged(placing));
    }

    @ParameterizedTest
    @EnumSource(names = { "EXPIRED", "CANCELED", "PAYMENT_FAILED" })
    void softEndingIsDueEveryQuarterOfAnHour(OrderStatus ending) {
        var order = anOrder().in(ending);

        assertThat(DEADLINES.next(order, CHANGED_AT)).isEqualTo(CHANGED_AT.plusSeconds(15 * 60));
        assertThat(passed(order, CHANGED_AT.plusSeconds(15 * 60))).isEqualTo(new Unchanged(order));
        assertThat(order.isWatched(CHANGED_AT.plus(Duration.ofDays(6)))).isTrue();
        assertThat(order.isWatched(CHANGED_AT.plus(Duration.ofDays(8)))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = { "PLACEMENT_FAILED", "REJECTED", "WAITING_FOR_MANUAL_ACTION", "REFUNDED" })
    void othersAreNeverDue(OrderStatus status) {
        assertThat(DEADLINES.next(anOrder().in(status), CHANGED_AT)).isNull();
        assertThat(anOrder().in(status).isWatched(CHANGED_AT)).isFalse();
    }

    private static Outcome passed(Order order, Instant at) {
        return order.observe(new Observation.TimePassed(at, DEADLINES));
    }
}
