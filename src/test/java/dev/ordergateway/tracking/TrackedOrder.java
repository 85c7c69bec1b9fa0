package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.store.Observed;
import dev.ordergateway.store.StoredOrder;
import dev.ordergateway.support.Orders;
import dev.ordergateway.support.SettableClock;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** An order stored in memory, its tracker with the configuration's own defaults, and time that passes when told to. */
final class TrackedOrder {

    /** Waits are half of what they may be. */
    static final double RANDOM = 0.5;
    static final TrackingConfig CONFIG = new SmallRyeConfigBuilder().addDiscoveredConverters()
            .withMapping(TrackingConfig.class).build().getConfigMapping(TrackingConfig.class);

    private final SettableClock clock;
    private final VirtualPauses pauses;
    private final ScriptedPartner partner;
    private final Deque<Uni<Observed>> saves = new ArrayDeque<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final OrderTracker tracker;
    private final Cancellable following;
    private Order order;
    private End end = End.NONE;

    private enum End {
        NONE,
        COMPLETED,
        FAILED
    }

    private TrackedOrder(Order order, boolean lookOwed, UnaryOperator<Effects> disturbance, SettableClock clock,
            VirtualPauses pauses) {
        this.order = order;
        this.clock = clock;
        this.pauses = pauses;
        this.partner = new ScriptedPartner(clock, partnerShows(order.status()));
        var effects = new Effects(_ -> partner.feed(), partner::fetch, this::save, (_, look, _) -> save(look), pauses,
                TrackedOrder::unrecorded);
        this.tracker = new OrderTracker(order, lookOwed, disturbance.apply(effects), CONFIG, clock, () -> RANDOM);
        this.following = tracker.follow().subscribe().with(_ -> end = End.COMPLETED, _ -> end = End.FAILED);
    }

    private static <T> Uni<T> unrecorded(String name, Order order, Supplier<Uni<T>> work) {
        return work.get();
    }

    static TrackedOrder follow(Order order) {
        return follow(order, effects -> effects);
    }

    static TrackedOrder follow(Order order, UnaryOperator<Effects> disturbance) {
        var clock = new SettableClock(Orders.CHANGED_AT);
        return new TrackedOrder(order, false, disturbance, clock, new VirtualPauses(clock));
    }

    static TrackedOrder streamThatHasSpoken() {
        var tracked = follow(anOrder().waitingForPayment());
        tracked.partner().accepts();
        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
        return tracked;
    }

    /** It was another's to follow before, so it must be read. */
    static TrackedOrder takeOver(Order order) {
        var clock = new SettableClock(Orders.CHANGED_AT);
        return new TrackedOrder(order, true, effects -> effects, clock, new VirtualPauses(clock));
    }

    /** Another order on the same clock. */
    TrackedOrder beside(Order another) {
        return new TrackedOrder(another, false, effects -> effects, clock, pauses);
    }

    ScriptedPartner partner() {
        return partner;
    }

    void pass(Duration duration) {
        pauses.pass(duration);
    }

    /** What the next save does instead of saving. */
    void nextSave(Uni<Observed> instead) {
        saves.add(instead);
    }

    /** Other orders have streams again. */
    void promiseStreams() {
        pauses.promiseStreams();
    }

    /** What somebody else lets the stored order observe. */
    void observedElsewhere(Observation observation) {
        order = order.observe(observation).order();
    }

    Order order() {
        return order;
    }

    /** What was saved. */
    List<Observation> observations() {
        return List.copyOf(observations);
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    Watch watch() {
        return tracker.watch();
    }

    /** For how long it should have been observed and was not. */
    Duration unobserved() {
        var until = tracker.observedUntil();
        return until.isAfter(clock.instant()) ? Duration.ZERO : Duration.between(until, clock.instant());
    }

    int runningPauses() {
        return pauses.running();
    }

    void cancel() {
        following.cancel();
    }

    boolean isFollowed() {
        return end == End.NONE;
    }

    /** Following came to its end, and not by a failure. */
    boolean isOver() {
        return end == End.COMPLETED;
    }

    private Uni<Observed> save(Observation observation) {
        return Uni.createFrom().deferred(() -> saves.isEmpty() ? Uni.createFrom().item(saved(observation)) : saves.remove());
    }

    Observed saved(Observation observation) {
        var outcome = order.observe(observation);
        order = outcome.order();
        observations.add(observation);
        outcomes.add(outcome);
        return new Observed(outcome, new StoredOrder(order, observation.at(), observation.source().label()));
    }
}
