package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.PLACEMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.PLACING;
import static dev.ordergateway.order.OrderStatus.REJECTED;
import static dev.ordergateway.order.OrderStatus.UNCONFIRMED;
import static dev.ordergateway.support.Orders.CHANGED_AT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
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
    private static final Observation NOT_CREATED = new Observation.NotCreated(SHOWN_AT, 1);
    private static final Observation TRIED_AGAIN = new Observation.TriedAgain(SHOWN_AT, NEW_DEADLINE);
    private static final Observation UNREADABLE = new Observation.Unreadable(Source.STREAM, SHOWN_AT, 9, "9f86d081", 3);
    private static final Observation OUTCOME_UNKNOWN = new Observation.OutcomeUnknown(SHOWN_AT);
    private static final Observation DECLARED = new Observation.DeclaredNotPlaced(SHOWN_AT);

    static Stream<Arguments> everyObservationOfEveryOrder() {
        var orders = Stream.concat(Arrays.stream(OrderStatus.values()).map(anOrder()::in),
                Stream.of(anOrder().declaredNotPlaced())).toList();
        return Stream.of(
                Arguments.of(REFUSED, REJECTED),
                Arguments.of(NOT_CREATED, PLACEMENT_FAILED),
                Arguments.of(OUTCOME_UNKNOWN, UNCONFIRMED),
                Arguments.of(DECLARED, REJECTED),
                Arguments.of(TRIED_AGAIN, PLACING))
                .flatMap(row -> orders.stream().map(order -> Arguments.of(order, row.get()[0], row.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("everyObservationOfEveryOrder")
    void movesWhereTheTableLetsIt(Order order, Observation observation, OrderStatus meant) {
        // Placing ends by the answer to its own call, and nobody else may declare how
        boolean early = observation instanceof Observation.DeclaredNotPlaced && order.status() == PLACING;

        var outcome = order.observe(observation);

        boolean isRefused = observation.equals(DECLARED) && order.equals(anOrder().refused());
        if (order.status() == meant && !isRefused) {
            assertThat(outcome).isEqualTo(new Unchanged(order));
        } else if (DesignedMoves.allow(order.status(), meant) && !early) {
            assertThat(outcome).isEqualTo(new Advanced(outcome.order(),
                    new Transition(order.status(), meant, order.statusSince(), observation.at(), observation.source())));
            assertThat(outcome.order().status()).isEqualTo(meant);
            assertThat(outcome.order().version()).isEqualTo(order.version() + 1);
        } else {
            assertThat(outcome).isEqualTo(new Disregarded(outcome.order(), Reason.NOT_A_MOVE));
            assertThat(outcome.order().status()).isEqualTo(order.status());
            assertThat(outcome.order().failure()).isEqualTo(order.failure());
            assertThat(outcome.order().payment()).isEqualTo(order.payment());
            // an operator who errs is told so, and nobody else need be
            assertThat(outcome.order().attention().contains(Attention.REGRESSION_SEEN))
                    .isEqualTo(!observation.equals(DECLARED));
            assertThat(outcome.order().attention()).containsAll(order.attention());
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
        assertThat(anOrder().unconfirmed().observe(DECLARED).order().failure())
                .isEqualTo(new Failure("not_confirmed", null));
    }

    @Test
    void unknownOutcomeNeedsAPerson() {
        var order = anOrder().placing().observe(OUTCOME_UNKNOWN).order();

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
        var unconfirmed = placing.observe(OUTCOME_UNKNOWN).order();

        for (var order : List.of(placing, unconfirmed)) {
            for (var denial : List.of(REFUSED, NOT_CREATED, DECLARED)) {
                var outcome = order.observe(denial);

                assertThat(outcome).isEqualTo(new Disregarded(outcome.order(), Reason.NOT_A_MOVE));
                assertThat(outcome.order().status()).isEqualTo(order.status());
            }
        }
    }

    @Test
    void endOfAnEarlierAttemptSaysNothingOfTheOneUnderWay() {
        var again = anOrder().placementFailed().observe(TRIED_AGAIN).order();

        assertThat(again.observe(NOT_CREATED)).isEqualTo(new Disregarded(again, Reason.STALE));
        assertThat(again.observe(new Observation.NotCreated(SHOWN_AT, 2)).order().status()).isEqualTo(PLACEMENT_FAILED);
        var placed = again.observe(partnerShows(OrderStatus.WAITING_FOR_PAYMENT).inTheCreateAnswer()).order();
        assertThat(placed.observe(NOT_CREATED)).isEqualTo(new Disregarded(placed, Reason.STALE));
    }

    @Test
    void answerThatComesAfterItWasGivenUpIsStillBelieved() {
        var unconfirmed = anOrder().unconfirmed();

        var late = unconfirmed.observe(partnerShows(OrderStatus.WAITING_FOR_PAYMENT).inTheCreateAnswer()).order();

        assertThat(late.status()).isEqualTo(OrderStatus.WAITING_FOR_PAYMENT);
        assertThat(unconfirmed.observe(REFUSED).order().status()).isEqualTo(REJECTED);
    }
}
