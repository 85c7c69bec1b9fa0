package dev.ordergateway.history;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.store.OrderEvent;

/** A page of all orders' changes, oldest first. */
@Schema(name = "EventPage", description = """
        Changes that follow each other. next_cursor is what to go on with, also when there is nothing yet""")
@JsonNaming(SnakeCaseStrategy.class)
public record EventPageView(List<EventView> data, String nextCursor) {

    @Schema(name = "OrderEvent", description = """
            One version of an order, with the order as it was then; observed_at, observed_by and watch, which change without a
            version, are as of now""")
    @JsonNaming(SnakeCaseStrategy.class)
    public record EventView(String cursor, @Schema(format = "uuid") String orderId, int version,
            @Schema(ref = ClosedSets.EVENT_TYPE) String type, Instant at, OrderView order) {

        static EventView of(OrderEvent event, OrderView view) {
            return new EventView(event.cursor(), view.orderId(), view.version(), event.type(), view.updatedAt(), view);
        }
    }
}
