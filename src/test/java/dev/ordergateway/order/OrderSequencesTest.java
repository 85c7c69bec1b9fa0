package dev.ordergateway.order;

import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsNoWord;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.DesignedMoves.Move;
import dev.ordergateway.order.Outcome.Advanced;

/**
 * All sequences of observations, walked from a new order. Two orders that differ only in version and times behave alike, so
 * each is followed up once.
 */
class OrderSequencesTest {

    private static final int DEPTH = 4;
    private static final Set<OrderStatus> PARTNERS = EnumSet.range(OrderStatus.WAITING_FOR_PAYMENT, OrderStatus.REFUNDED);

    private static final List<Step> STEPS = walk();

    private record Step(Order before, Observation observation, Outcome outcome) {
    }

    private static List<Function<Order, Observation>> alphabet() {
        var alphabet = new ArrayList<Function<Order, Observation>>();
        for (var word : PARTNERS) {
            alphabet.add(_ -> partnerShows(word).inAMessage());
            alphabet.add(_ -> partnerShows(word).inTheCreateAnswer());
            alphabet.add(partnerShows(word).sentCoinAmount("101.48")::toAnOperator);
            alphabet.add(partnerShows(word).sentCoinAmount("3")::inAStaleAnswer);
        }
        for (var shows : List.of(partnerShowsNoWord().delivery("d2", "Succeeded"), partnerShowsUnknownWord("Pondering"),
                partnerShowsNoWord().quarantined().delivery(null, null).delivery("d1", null))) {
            alphabet.add(_ -> shows.inTheCreateAnswer());
            alphabet.add(shows::inAFreshAnswer);
        }
        alphabet.add(_ -> partnerShows(OrderStatus.DONE).ofOrder("ord_another").inAMessage());
        alphabet.add(_ -> new Observation.Refused(SHOWN_AT, "OUT_OF_STOCK"));
        alphabet.add(_ -> new Observation.NotCreated(SHOWN_AT, 1));
        alphabet.add(_ -> new Observation.OutcomeUnknown(SHOWN_AT));
        alphabet.add(_ -> new Observation.DeclaredNotPlaced(SHOWN_AT));
        alphabet.add(_ -> new Observation.TriedAgain(SHOWN_AT, SHOWN_AT.plusSeconds(1800)));
        alphabet.add(order -> new Observation.Adopted(SHOWN_AT, partnerShows(OrderStatus.REFUNDED).order(), order.version()));
        alphabet.add(order -> new Observation.Adopted(SHOWN_AT.plusSeconds(60),
                partnerShows(OrderStatus.WAITING_FOR_PAYMENT).order(), order.version()));
        alphabet.add(_ -> new Observation.NotFound(Source.POLL, SHOWN_AT));
        alphabet.add(_ -> new Observation.TimePassed(SHOWN_AT.plusSeconds(3600), DeadlinesTest.DEADLINES));
        alphabet.add(_ -> new Observation.TimePassed(SHOWN_AT.plusSeconds(24 * 3600), DeadlinesTest.DEADLINES));
        alphabet.add(_ -> new Observation.Acknowledged(SHOWN_AT));
        alphabet.add(_ -> new Observation.Erased(SHOWN_AT));
        alphabet.add(_ -> new Observation.Unreadable(Source.STREAM, SHOWN_AT, 9, "9f86d081", 3));
        return alphabet;
    }

    private static List<Step> walk() {
        var alphabet = alphabet();
        var steps = new ArrayList<Step>();
        var known = new HashSet<Order>();
        var frontier = List.of(anOrder().of(2).justPlaced());
        for (int depth = 1; depth <= DEPTH; depth++) {
            var next = new ArrayList<Order>();
            for (var order : frontier) {
                for (var letter : alphabet) {
                    var observation = letter.apply(order);
                    var outcome = order.observe(observation);
                    steps.add(new Step(order, observation, outcome));
                    if (known.add(timeless(outcome.order()))) {
                        next.add(outcome.order());
                    }
                }
            }
            frontier = next;
        }
        return steps;
    }

    private static Order timeless(Order order) {
        return new Order(order.id(), order.status(), 0, order.createdAt(), Instant.EPOCH, Instant.EPOCH, order.origin(),
                order.partnerOrderId(), order.orderState(), order.paymentState(), order.payment(), order.deliveries(),
                order.attention(), order.failure(), order.memory());
    }

    /** What a caller can see of it. */
    private static Order visible(Order order) {
        return new Order(order.id(), order.status(), order.version(), order.createdAt(), order.updatedAt(),
                order.statusSince(), order.origin(), order.partnerOrderId(), order.orderState(), order.paymentState(),
                order.payment(), order.deliveries(), order.attention(), order.failure(), Memory.FRESH);
    }

    @Test
    void onlyDesignedMovesHappenAndEachOneDoes() {
        var made = new LinkedHashSet<Move>();
        for (var step : STEPS) {
            var from = step.before().status();
            var to = step.outcome().order().status();
            if (from != to) {
                assertThat(step.outcome()).isEqualTo(new Advanced(step.outcome().order(),
                        new Transition(from, to, step.before().statusSince(), step.observation().at(),
                                step.observation().source())));
                if (DesignedMoves.allow(from, to)) {
                    made.add(new Move(from, to));
                } else {
                    assertThat(step.observation()).as("against the table only an operator moves an order")
                            .isInstanceOf(Observation.Adopted.class);
                }
            }
        }

        assertThat(made).containsExactlyInAnyOrderElementsOf(DesignedMoves.all());
    }

    @Test
    void versionCountsVisibleChangesWithoutGaps() {
        assertThat(STEPS).allSatisfy(step -> {
            var before = step.before();
            var after = step.outcome().order();
            boolean visible = !visible(timeless(after)).equals(visible(timeless(before)));
            assertThat(after.version()).isEqualTo(before.version() + (visible ? 1 : 0));
            assertThat(visible || visible(after).equals(visible(before))).isTrue();
        });
    }

    @Test
    void sameObservationTwiceChangesNothingTheSecondTime() {
        assertThat(STEPS).allSatisfy(step -> {
            var after = step.outcome().order();
            assertThat(after.observe(step.observation()).order()).isEqualTo(after);
        });
    }

    @Test
    void factsAreNeverErased() {
        assertThat(STEPS).filteredOn(step -> !(step.observation() instanceof Observation.Erased)
                && !step.before().memory().erased()).allSatisfy(step -> {
                    var after = step.outcome().order();
                    assertThat(facts(after)).containsAll(facts(step.before()));
                    if (!(step.observation() instanceof Observation.Acknowledged)) {
                        assertThat(after.attention()).containsAll(step.before().attention());
                    }
                    assertThat(after.deliveries()).extracting(Delivery::position)
                            .isEqualTo(IntStream.rangeClosed(1, after.deliveries().size()).boxed().toList());
                });
    }

    /** The names of the facts that are known. */
    private static Set<String> facts(Order order) {
        var known = new HashSet<String>();
        order.deliveries().forEach(delivery -> known.add("position " + delivery.position()));
        if (order.partnerOrderId() != null) {
            known.add("id " + order.partnerOrderId().value());
        }
        note(known, "order state", order.orderState());
        note(known, "payment state", order.paymentState());
        note(known, "coin", order.payment().coin());
        note(known, "amount", order.payment().sentCoinAmount());
        note(known, "deadline", order.payment().deadline());
        for (var delivery : order.deliveries()) {
            note(known, delivery.position() + " is " + delivery.partnerId(), delivery.partnerId());
            note(known, delivery.position() + " brand", delivery.brandName());
            note(known, delivery.position() + " state", delivery.deliveryState());
            note(known, delivery.position() + " fulfilled", delivery.isFulfilled() ? true : null);
        }
        return known;
    }

    private static void note(Set<String> known, String name, @Nullable Object fact) {
        if (fact != null) {
            known.add(name);
        }
    }

    @Test
    void whatThePartnerHasIsNeverCalledNotPlacedAndWhatItRefusedNeverMoves() {
        assertThat(STEPS).allSatisfy(step -> {
            var after = step.outcome().order();
            if (after.status() == OrderStatus.PLACEMENT_FAILED) {
                assertThat(after.partnerOrderId()).isNull();
            }
            if (step.before().status() == OrderStatus.REJECTED && after.status() != OrderStatus.REJECTED) {
                assertThat(step.before().failure()).isEqualTo(Failure.of(Failure.NOT_CONFIRMED));
            }
        });
    }
}
