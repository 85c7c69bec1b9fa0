package dev.ordergateway.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

import dev.ordergateway.order.Phase;
import dev.ordergateway.store.StoredOrder;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/** One order's changes as server-sent events, until it is no longer open. */
@Path("/api/orders")
@Tag(name = "Orders")
public class SubscribeResource {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final int RECONNECT_MILLIS = 1000;

    private final OrderStream stream;
    private final OrderDocuments documents;
    private final BroadcastProcessor<Boolean> ending = BroadcastProcessor.create();
    private volatile boolean isEnding;
    private final Multi<Long> keepAlive = Multi.createFrom().ticks().startingAfter(KEEP_ALIVE).every(KEEP_ALIVE)
            .onOverflow().drop()
            .broadcast().withCancellationAfterLastSubscriberDeparture().toAllSubscribers();

    SubscribeResource(OrderStream stream, OrderDocuments documents) {
        this.stream = stream;
        this.documents = documents;
    }

    /** Other replicas serve whoever comes back. */
    void end(@Observes ShutdownDelayInitiatedEvent end) {
        isEnding = true;
        ending.onNext(true);
    }

    @GET
    @Path("/{order_id}/subscribe")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @SubscribeGate.Checked
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-cache, no-transform")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(operationId = "subscribeToOrder", summary = "One order's changes as they happen", description = """
            Begins with the order as it is. Versions ascend and may skip; the newest always arrives.""")
    @Parameter(ref = HttpHeaders.LAST_EVENT_ID_HEADER)
    @APIResponse(responseCode = "200", ref = "OrderEvents")
    @APIResponse(responseCode = "204", ref = "SeenToTheEnd")
    @Extension(name = "x-problems", value = "not_found store_unavailable")
    public Multi<OutboundSseEvent> subscribe(@Parameter(ref = "order_id") @PathParam("order_id") String orderId,
            @Context Sse sse) {
        Multi<Optional<OutboundSseEvent>> versions = stream.of(HistoryResource.idOf(orderId))
                .onItem().transformToMultiAndConcatenate(version -> Multi.createFrom().iterable(frames(version, sse)));
        Multi<Optional<OutboundSseEvent>> comments = keepAlive.onOverflow().drop()
                .map(_ -> Optional.of(sse.newEventBuilder().comment("keep-alive").build()));
        // who asks whether it is ending must be listening by then
        var alreadyEnding = Multi.createFrom()
                .deferred(() -> isEnding ? Multi.createFrom().item(true) : Multi.createFrom().empty());
        Multi<Optional<OutboundSseEvent>> farewell = Multi.createBy().merging()
                .streams(ending.onOverflow().dropPreviousItems(), alreadyEnding)
                .onItem().transformToMultiAndConcatenate(_ -> Multi.createFrom().items(comeBack(sse), Optional.empty()));
        return Multi.createBy().merging().withRequests(1).streams(versions, comments, farewell)
                .select().first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    /** A time drawn for each, so that the readers of a replica do not all come back at once. */
    private static Optional<OutboundSseEvent> comeBack(Sse sse) {
        int millis = RECONNECT_MILLIS / 2 + ThreadLocalRandom.current().nextInt(RECONNECT_MILLIS);
        return Optional.of(sse.newEventBuilder().reconnectDelay(millis).comment("come back").build());
    }

    /** The frames of one version; an empty one says that the stream ends here. */
    private List<Optional<OutboundSseEvent>> frames(StoredOrder stored, Sse sse) {
        var message = sse.newEventBuilder().name("message").id(String.valueOf(stored.order().version()))
                .reconnectDelay(RECONNECT_MILLIS).data(documents.jsonOf(stored)).build();
        if (stored.order().phase() == Phase.OPEN) {
            return List.of(Optional.of(message));
        }
        // a browser's EventSource never sees an event without data
        var stop = sse.newEventBuilder().name("stop").data("{}").build();
        return List.of(Optional.of(message), Optional.of(stop), Optional.empty());
    }
}
