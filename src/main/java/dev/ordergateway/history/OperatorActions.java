package dev.ordergateway.history;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.Source;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.partner.PartnerGateway;
import dev.ordergateway.store.Act;
import dev.ordergateway.store.Observed;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoredOrder;
import dev.ordergateway.tracking.EndUsers;
import dev.ordergateway.tracking.OpenOrders;
import dev.ordergateway.tracking.Reconciliation;
import io.smallrye.mutiny.Uni;

/** What an operator can do about an order. The order decides whether it is possible; here the partner is asked for facts. */
@ApplicationScoped
public class OperatorActions {

    /** What the journal says of a look, alone or before the reason for it. */
    public static final String RECONCILE = "reconcile";

    private final OrderStore store;
    private final PartnerGateway partner;
    private final EndUsers endUsers;
    private final Reconciliation reconciliation;
    private final OpenOrders openOrders;
    private final Clock clock;

    OperatorActions(OrderStore store, PartnerGateway partner, EndUsers endUsers, Reconciliation reconciliation,
            OpenOrders openOrders, Clock clock) {
        this.store = store;
        this.partner = partner;
        this.endUsers = endUsers;
        this.reconciliation = reconciliation;
        this.openOrders = openOrders;
        this.clock = clock;
    }

    /** The order after a look at the partner; as it was when the partner does not know it. */
    public Uni<StoredOrder> reconcile(OrderId id, Act act) {
        return store.find(id)
                .invoke(stored -> askable(stored.order().partnerOrderId()))
                .call(() -> store.note(id, act, clock.instant()))
                .chain(reconciliation::reconcile)
                .onFailure(PartnerFailure.NotFound.class).recoverWithUni(() -> store.find(id))
                .onFailure(OperatorActions::isWithoutAnswer).transform(_ -> new PartnerFailure.Unavailable(null));
    }

    public Uni<StoredOrder> resolve(OrderId id, ResolveBody body, Act act) {
        return switch (body.outcome()) {
            case ATTACHED -> attach(id, Objects.requireNonNull(body.partnerOrderId()), act);
            case ADOPT -> adopt(id, act);
            case NOT_PLACED -> carriedOut(store.observe(id, new Observation.DeclaredNotPlaced(clock.instant()), act));
        };
    }

    public Uni<StoredOrder> acknowledge(OrderId id, Act act) {
        return carriedOut(store.observe(id, new Observation.Acknowledged(clock.instant()), act));
    }

    private Uni<StoredOrder> attach(OrderId id, PartnerOrderId partnerOrderId, Act act) {
        return afterLook(id, act, _ -> partnerOrderId,
                (seen, version) -> new Observation.Shown(Source.OPERATOR, clock.instant(), seen, version))
                .onFailure(PartnerFailure.NotFound.class).transform(_ -> new OrderFailure.UnknownPartnerOrder());
    }

    private Uni<StoredOrder> adopt(OrderId id, Act act) {
        return afterLook(id, act, stored -> askable(stored.order().partnerOrderId()),
                (seen, version) -> new Observation.Adopted(clock.instant(), seen, version))
                .onFailure(PartnerFailure.NotFound.class).transform(_ -> new OrderFailure.NothingToAsk());
    }

    private interface Conclusion {
        Observation of(PartnerOrder seen, int askedAtVersion);
    }

    /** The version is checked before the partner is asked, to save the question, and again when the answer is written. */
    private Uni<StoredOrder> afterLook(OrderId id, Act act, Function<StoredOrder, PartnerOrderId> asked,
            Conclusion conclusion) {
        return store.find(id)
                .invoke(stored -> act.check(stored.order().version()))
                .chain(stored -> fetched(asked.apply(stored), stored)
                        .map(seen -> conclusion.of(seen, stored.order().version())))
                .chain(observation -> carriedOut(store.observe(id, observation, act)));
    }

    private Uni<PartnerOrder> fetched(PartnerOrderId partnerOrderId, StoredOrder stored) {
        return endUsers.of(stored.order()).chain(user -> partner.fetch(partnerOrderId, user));
    }

    private Uni<StoredOrder> carriedOut(Uni<Observed> act) {
        return act.invoke(observed -> {
            if (observed.outcome() instanceof Disregarded(_, var reason)) {
                throw new OrderFailure.NotResolvable(reason);
            }
        }).map(Observed::stored).invoke(stored -> openOrders.follow(stored.order(), false));
    }

    private static PartnerOrderId askable(@Nullable PartnerOrderId partnerOrderId) {
        if (partnerOrderId == null) {
            throw new OrderFailure.NothingToAsk();
        }
        return partnerOrderId;
    }

    private static boolean isWithoutAnswer(Throwable failure) {
        return failure instanceof PartnerFailure && !(failure instanceof PartnerFailure.Unavailable);
    }
}
