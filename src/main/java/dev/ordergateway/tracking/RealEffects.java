package dev.ordergateway.tracking;

import java.util.Objects;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.Order;
import dev.ordergateway.partner.OrderFeed;
import dev.ordergateway.partner.PartnerGateway;
import dev.ordergateway.store.GroupCommit;
import dev.ordergateway.store.Traces;
import io.smallrye.mutiny.Uni;

/** The effects on the real partner and the real store. */
@ApplicationScoped
class RealEffects {

    private final EndUsers endUsers;
    private final OrderFeed feed;
    private final PartnerGateway partner;
    private final GroupCommit observations;
    private final StreamGate gate;
    private final Looks looks;
    private final RealPauses pauses;
    private final TrackingConfig config;
    private final Traces traces;

    RealEffects(EndUsers endUsers, OrderFeed feed, PartnerGateway partner, GroupCommit observations, StreamGate gate,
            Looks looks,
            RealPauses pauses, TrackingConfig config, Traces traces) {
        this.endUsers = endUsers;
        this.feed = feed;
        this.partner = partner;
        this.observations = observations;
        this.gate = gate;
        this.looks = looks;
        this.pauses = pauses;
        this.config = config;
        this.traces = traces;
    }

    /** For an order whose partner id is known, and looks that wait for no turn. */
    Effects on(Order order) {
        return on(order, false);
    }

    private Effects on(Order order, boolean ahead) {
        var id = order.id();
        var partnerId = Objects.requireNonNull(order.partnerOrderId());
        var endUser = endUsers.of(order);
        return new Effects(
                failures -> gate.pass(id, failures, ahead && failures == 0, () -> endUser.onItem()
                        .transformToMulti(user -> feed.open(partnerId, user, config.deadAfter(), config.maxQuiet()))),
                () -> endUser.chain(user -> partner.fetch(partnerId, user)),
                observation -> observations.observe(id, observation),
                observations::observeAtRest,
                pauses,
                this::recorded);
    }

    /**
     * The same for what nobody waits for, which is one among many.
     *
     * @param lookOwed as of those that a replica takes over together. They have a stream where they come from, or have been
     *        without one for long, so one that was just placed gets its first stream before them.
     */
    Effects inBackground(Order order, boolean lookOwed) {
        var effects = on(order, !lookOwed);
        return new Effects(effects.feed(), () -> looks.inTurn(effects.fetch()), effects.save(), effects.saveAtRest(), pauses,
                effects.recording());
    }

    private <T> Uni<T> recorded(String name, Order order, Supplier<Uni<T>> work) {
        return traces.begun(name, order.id(), work);
    }
}
