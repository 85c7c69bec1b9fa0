package dev.ordergateway.history;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.EventLog;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Every change of every order over HTTP, in one order. */
@Path("/api/events")
@Tag(name = "Events")
public class EventsResource {

    private static final String AFTER = "after";

    private final EventLog log;
    private final OrderDocuments documents;
    private final EventStreams streams;
    private final EventFeed feed;

    EventsResource(EventLog log, OrderDocuments documents, EventStreams streams, EventFeed feed) {
        this.log = log;
        this.documents = documents;
        this.streams = streams;
        this.feed = feed;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readEvents", summary = "All orders' changes, oldest first", description = """
            Every version of every order comes once, those of one order in their order, and nothing ever appears behind a
            cursor that was given out. With Accept: text/event-stream the same goes on as events whose id is the cursor; an
            EventSource that comes back goes on behind the last one it saw.""")
    @Parameter(name = "after", ref = "after")
    @Parameter(name = "limit", ref = "limit")
    @Parameter(name = HttpHeaders.LAST_EVENT_ID_HEADER, ref = "Last-Event-ID-of-feed")
    @APIResponse(responseCode = "200", ref = "EventPage")
    @Extension(name = "x-problems", value = "invalid_request invalid_cursor cursor_expired store_unavailable")
    public Uni<EventPageView> page(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return log.page(after, AFTER, Limits.of(limit, Limits.MOST))
                .map(page -> new EventPageView(page.events().stream().map(documents::of).toList(), page.next()));
    }

    /** Described with {@link #page}: they are one operation. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> stream(@QueryParam("after") @Nullable String after,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context HttpServerRequest request) {
        boolean comesBack = lastEventId != null && !lastEventId.isBlank();
        // read before the answer begins, or a cursor that is no good could not be told any more
        return log.page(comesBack ? lastEventId : after, comesBack ? HttpHeaders.LAST_EVENT_ID_HEADER : AFTER, EventFeed.PAGE)
                .chain(first -> request.method().equals(HttpMethod.HEAD) ? Uni.createFrom().item(EventStreams.HEAD)
                        : streams.open(request, stream -> feed.write(stream, first)));
    }
}
