package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.PLACEMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.PLACING;
import static dev.ordergateway.order.OrderStatus.REJECTED;
import static dev.ordergateway.order.OrderStatus.UNCONFIRMED;
import static dev.ordergateway.support.Orders.CHANGED_AT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Outcome.Unchanged;

/** What is learned about an order without being shown it: refusals, failures, declarations, second attempts. */
class OtherObservationsTest {

    private static final Instant NEW_DEADLINE = SHOWN_AT.plus(Duration.ofMinutes(30));

    private static final Observation REFUSED = new Observation.Refused(SHOWN_AT, "OUT_OF_STOCK");
    private static final Observation NOT_CREATED = new Observation.NotCreated(SHOWN_AT);
    private static final Observation TRIED_AGAIN = new Observation.TriedAgain(SHOWN_AT, NEW_DEADLINE);
    private static final Observation UNREADABLE = new Observation.Unreadable(Source.STREAM, SHOWN_AT, 9, "9f86d081");

    private static Observation outcomeUnknown(Source source) {
        return new Observation.OutcomeUnknown(source, SHOWN_AT);
    }

    private static Observation declared(Source source) {
        return new Observation.DeclaredNotPlaced(source, SHOWN_AT);
    }

    static Stream<Arguments> everyObservationOfEveryOrder() {
        var orders = Stream.concat(Arrays.stream(OrderStatus.values()).map(anOrder()::in),
                Stream.of(anOrder().declaredNotPlaced())).toList();
        return Stream.of(
                Arguments.of(REFUSED, REJECTED),
                Arguments.of(NOT_CREATED, PLACEMENT_FAILED),
                Arguments.of(outcomeUnknown(Source.PLACEMENT), UNCONFIRMED),
                Arguments.of(outcomeUnknown(Source.TIMER), UNCONFIRMED),
                Arguments.of(declared(Source.OPERATOR), REJECTED),
                Arguments.of(declared(Source.TIMER), REJECTED),
                Arguments.of(TRIED_AGAIN, PLACING))
                .flatMap(row -> orders.stream().map(order -> Arguments.of(order, row.get()[0], row.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("everyObservationOfEveryOrder")
    void movesWhereTheTableLetsIt(Order order, Observation observation, OrderStatus meant) {
        // Placing ends by the answer to its own call, and nobody else may declare how
        boolean early = observation instanceof Observation.DeclaredNotPlaced && order.status() == PLACING;

        var outcome = order.observe(observation);

        if (order.status() == meant) {
            assertThat(outcome).isEqualTo(new Unchanged(order));
        } else if (DesignedMoves.allow(order.status(), meant) && !early) {
            assertThat(outcome).isEqualTo(new Advanced(outcome.order(),
                    new Transition(order.status(), meant, observation.at(), observation.source())));
            assertThat(outcome.order().status()).isEqualTo(meant);
            assertThat(outcome.order().version()).isEqualTo(order.version() + 1);
        } else {
            assertThat(outcome).isEqualTo(new Disregarded(outcome.order(), Reason.NOT_A_MOVE));
            assertThat(outcome.order().status()).isEqualTo(order.status());
            assertThat(outcome.order().failure()).isEqualTo(order.failure());
            assertThat(outcome.order().payment()).isEqualTo(order.payment());
            assertThat(outcome.order().attention()).contains(Attention.REGRESSION_SEEN).containsAll(order.attention());
        }
    }

    @ParameterizedTest
    @EnumSource
    void unreadableMessageIsNotedOnceAndNeverFatal(OrderStatus status) {
        var order = anOrder().in(status);

        var first = order.observe(UNREADABLE);
        var second = first.order().observe(UNREADABLE);

        assertThat(first).isEqualTo(new Disregarded(first.order(), Reason.MALFORMED));
        assertThat(first.order().status()).isEqualTo(status);
        assertThat(first.order().attention()).contains(Attention.MALFORMED_PARTNER_DATA);
        assertThat(first.order().version()).isEqualTo(order.version() + 1);
        assertThat(second).isEqualTo(new Disregarded(first.order(), Reason.MALFORMED));
    }

    @Test
    void endsSayWhy() {
        assertThat(anOrder().placing().observe(REFUSED).order().failure())
                .isEqualTo(new Failure("order_refused", "OUT_OF_STOCK"));
        assertThat(anOrder().placing().observe(NOT_CREATED).order().failure())
                .isEqualTo(new Failure("partner_unavailable", null));
        assertThat(anOrder().unconfirmed().observe(declared(Source.TIMER)).order().failure())
                .isEqualTo(new Failure("not_confirmed", null));
    }

    @Test
    void unknownOutcomeNeedsAPerson() {
        var order = anOrder().placing().observe(outcomeUnknown(Source.TIMER)).order();

        assertThat(order.attention()).containsExactly(Attention.AMBIGUOUS_PLACEMENT);
    }

    @Test
    void secondAttemptStartsAfresh() {
        var order = anOrder().placementFailed().observe(TRIED_AGAIN).order();

        assertThat(order.failure()).isNull();
        assertThat(order.payment().deadline()).isEqualTo(NEW_DEADLINE);
        assertThat(order.payment().deadlineEstimated()).isTrue();
        assertThat(order.createdAt()).isBefore(CHANGED_AT);
        assertThat(order.statusSince()).isEqualTo(SHOWN_AT);
    }

    @Test
    void orderThePartnerHasShownIsNeverCalledNotPlaced() {
        var shown = partnerShowsUnknownWord("Pondering").inTheCreateAnswer();
        var placing = anOrder().placing().observe(shown).order();
        var unconfirmed = placing.observe(outcomeUnknown(Source.TIMER)).order();

        for (var order : List.of(placing, unconfirmed)) {
            for (var denial : List.of(REFUSED, NOT_CREATED, declared(Source.OPERATOR), declared(Source.TIMER))) {
                var outcome = order.observe(denial);

                assertThat(outcome).isEqualTo(new Disregarded(outcome.order(), Reason.NOT_A_MOVE));
                assertThat(outcome.order().status()).isEqualTo(order.status());
            }
        }
    }
}
