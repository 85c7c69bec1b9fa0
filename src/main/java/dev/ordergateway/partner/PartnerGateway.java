package dev.ordergateway.partner;

import static dev.ordergateway.partner.PartnerHeaders.COUNTRY;
import static dev.ordergateway.partner.PartnerHeaders.FORWARDED_FOR;
import static dev.ordergateway.partner.PartnerHeaders.USER_AGENT;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.CreateAnswer;
import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.order.PartnerOrderId;
import io.smallrye.mutiny.Uni;

/** The partner's orders: placing one, reading one. */
@ApplicationScoped
public class PartnerGateway {

    private static final Logger LOG = Logger.getLogger(PartnerGateway.class);

    private final PartnerConfig config;
    private final PartnerClients clients;
    private final PartnerCalls calls;
    private final Clock clock;
    private final OrderRestraint restraint;

    PartnerGateway(PartnerConfig config, PartnerClients clients, PartnerCalls calls, OrderRestraint restraint, Clock clock) {
        this.config = config;
        this.clients = clients;
        this.calls = calls;
        this.restraint = restraint;
        this.clock = clock;
    }

    /**
     * What the configured form of the create body cannot say, as paths in the caller's own form such as
     * {@code deliveries[0].product_value}; empty when everything can be said.
     */
    public List<String> inexpressible(OrderRequest request) {
        return message(request).inexpressible();
    }

    /**
     * Asks the partner to create the order. At most one HTTP request leaves, however often the answer is subscribed to or
     * given up. Never fails: every end is an answer.
     */
    public Uni<CreateAnswer> create(OrderRequest request, @Nullable ClientContext client) {
        return Uni.createFrom().deferred(() -> asked(request, client)).memoize().indefinitely();
    }

    private Uni<CreateAnswer> asked(OrderRequest request, @Nullable ClientContext client) {
        Uni<Response> call;
        try {
            var headers = PartnerHeaders.of(config, EndUser.of(request, client));
            call = clients.create().create(headers.get(COUNTRY), headers.get(FORWARDED_FOR), headers.get(USER_AGENT),
                    message(request).json());
        } catch (RuntimeException e) {
            LOG.error("The create call could not be prepared", e);
            return Uni.createFrom().item(new CreateAnswer.NotSent());
        }
        return calls.of(CallKind.CREATE)
                .call(() -> call, PartnerAnswer::created)
                .onFailure().recoverWithItem(PartnerAnswer::notCreated);
    }

    /** Reads an order; fails with {@link PartnerFailure} only. */
    public Uni<PartnerOrder> fetch(PartnerOrderId id, EndUser user) {
        return Uni.createFrom().deferred(() -> {
            restraint.check(clock.instant());
            return calls.of(CallKind.ORDER).call(() -> read(id, user), answer -> PartnerAnswer.fetched(id, answer));
        }).onFailure().transform(PartnerAnswer::notFetched);
    }

    private Uni<Response> read(PartnerOrderId id, EndUser user) {
        var headers = PartnerHeaders.of(config, user);
        return clients.read().fetch(headers.get(COUNTRY), headers.get(FORWARDED_FOR), headers.get(USER_AGENT), id.value())
                .invoke(answer -> restraint.heed(answer, clock.instant()));
    }

    private CreateMessage message(OrderRequest request) {
        return new CreateMessage(request, config.createBody());
    }
}
