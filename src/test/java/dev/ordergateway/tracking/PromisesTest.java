package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Intent;
import dev.ordergateway.store.IntentStore;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.support.PartnerOrderControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@TestProfile(QuickTracking.class)
class PromisesTest extends FaultyPartner {

    @Inject
    OpenOrders openOrders;
    @Inject
    IntentStore intents;
    @Inject
    OrderStore store;
    @Inject
    Sweep sweep;
    @Inject
    OwnShards own;
    @Inject
    RealEffects effects;
    @Inject
    TrackingConfig config;
    @Inject
    Clock clock;

    @Test
    void promise1And2OrderThatNobodyFollowsIsTakenOverAndRead() {
        var order = orderOfAStoppedReplica();

        sweep();
        order.partner().release();

        order.endsAs("Done");
        assertThat(order.partner().subscriptions()).isEqualTo(1);
        assertThat(order.partner().fetches()).as("one for the takeover, one for the end").isEqualTo(2);
        order.agreesWithThePartner();
    }

    @Test
    void promise1OrderIsReadAfterAReconnectWithoutAnEarlyMessage() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomesSilently("WaitingForDelivery");
        order.partner().fails("subscribe", "mute", 1);

        order.partner().drop();

        order.becomes("WaitingForDelivery");
        assertThat(order.journal()).last().isEqualTo("poll: WaitingForPayment -> WaitingForDelivery");
        assertThat(order.partner().subscriptions()).isEqualTo(2);
        ends(order);
    }

    @Test
    void promise1OrderIsReadAfterAStopThatFinishesNothing() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomesSilently("WaitingForDelivery");

        order.partner().frame("event: stop\n\n");

        order.becomes("WaitingForDelivery");
        assertThat(order.journal()).last().isEqualTo("poll: WaitingForPayment -> WaitingForDelivery");
        assertThat(order.fact("phase")).isEqualTo("open");
        ends(order);
    }

    @Test
    void promise1OrderIsReadAfterDoneWhichIsNotBelievedAlone() {
        var order = PlacedOrder.placeAndStream();

        order.partner().says("Done");

        eventually(() -> assertThat(order.journal()).endsWith("stream: WaitingForPayment -> Done",
                "poll: NOT_A_MOVE WaitingForPayment x1"));
        assertThat(order.attention()).containsExactly("REGRESSION_SEEN");
        ends(order);
    }

    @Test
    void promise1OrderIsReadAfterALongSilence() {
        var order = PlacedOrder.placeAndStream();
        order.partner().mute();

        order.partner().becomesSilently("Expired");

        order.becomes("Expired");
        order.isWatchedBy("polling");
        assertThat(order.journal()).last().isEqualTo("poll: WaitingForPayment -> Expired");
        order.agreesWithThePartner();
    }

    @Test
    void promise4OnlyMovesInTheTableAreMadeAndTheJournalTellsTheRest() {
        var order = PlacedOrder.placeAndStream();

        List.of("WaitingForDelivery", "WaitingForPayment", "Created", "WaitingForManualAction", "WaitingForPayment")
                .forEach(order.partner()::says);
        order.becomes("WaitingForPayment");

        ends(order);
        assertThat(order.journal()).containsExactly(
                "placement: null -> Placing",
                "placement: Placing -> WaitingForPayment",
                "stream: WaitingForPayment -> WaitingForDelivery",
                "stream: NOT_A_MOVE WaitingForPayment x1",
                "stream: NOT_A_MOVE Created x1",
                "stream: WaitingForDelivery -> WaitingForManualAction",
                "stream: WaitingForManualAction -> WaitingForPayment",
                "stream: WaitingForPayment -> WaitingForDelivery",
                "stream: WaitingForDelivery -> Done");
    }

    @Test
    void promise5FollowingTwiceOpensOneStream() {
        var order = PlacedOrder.placeAndStream();

        openOrders.follow(stored(order), true);
        openOrders.follow(stored(order), false);
        sweep();

        ends(order);
        assertThat(order.journal()).containsExactly(MAIN_STREET);
        assertThat(order.partner().subscriptions()).isEqualTo(1);
    }

    @Test
    void promise5TwoReplicasOnOneOrderWriteEachStepOnce() {
        var order = PlacedOrder.placeAndStream();
        var another = new OrderTracker(stored(order), true, effects.on(stored(order)), config, clock, () -> 0.5);
        var following = another.follow().subscribeAsCompletionStage();
        eventually(() -> assertThat(order.partner().openStreams()).isEqualTo(2));

        order.partner().release();

        order.endsAs("Done");
        eventually(() -> assertThat(following).isCompleted());
        assertThat(order.journal()).containsExactly(MAIN_STREET);
        order.agreesWithThePartner();
    }

    private void sweep() {
        var _ = await(sweep.over(own.settled()));
    }

    private static void ends(PlacedOrder order) {
        order.partner().release();
        order.endsAs("Done");
        order.agreesWithThePartner();
    }

    /** It was placed and attached by somebody who is gone. */
    private PlacedOrder orderOfAStoppedReplica() {
        var partner = PartnerOrderControl.create();
        var order = anOrder().withId(new OrderId(UUID.randomUUID())).justPlaced();
        await(intents.record(new Intent(order, null, "fingerprint", null)));
        await(store.observe(order.id(), partnerShows(WAITING_FOR_PAYMENT).ofOrder(partner.id()).inTheCreateAnswer()));
        return new PlacedOrder(order.id().toString(), partner);
    }

    private Order stored(PlacedOrder order) {
        return await(store.find(new OrderId(UUID.fromString(order.id())))).order();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
