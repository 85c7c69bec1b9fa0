package dev.ordergateway.history;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.store.OrderLookup;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** Orders by what must not stand in a URL. */
@Path("/api/orders")
@Tag(name = "Orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LookupResource {

    private static final Comparator<StoredOrder> NEWEST_FIRST = Comparator
            .<StoredOrder, Order> comparing(StoredOrder::order,
                    Comparator.comparing(Order::createdAt).thenComparing(order -> order.id().toString()))
            .reversed();

    private final OrderLookup lookup;
    private final OrderStore store;
    private final OrderDocuments documents;

    LookupResource(OrderLookup lookup, OrderStore store, OrderDocuments documents) {
        this.lookup = lookup;
        this.store = store;
        this.documents = documents;
    }

    /** What was found, and which of the ids are nobody's. */
    @Schema(name = "Lookup", description = "The newest orders, and those of the ids that are the id of no order")
    @JsonNaming(SnakeCaseStrategy.class)
    public record LookupView(List<OrderView> data, List<String> missing, boolean hasMore) {
    }

    @POST
    @Path("/lookup")
    @Operation(operationId = "lookUpOrders", summary = "Orders by what must not stand in a URL", description = """
            Exactly one field is given. At most 200 orders come, the newest first; has_more says that there are others.""")
    @RequestBody(ref = "LookUp")
    @APIResponse(responseCode = "200", ref = "Lookup")
    @Extension(name = "x-problems", value = "invalid_request store_unavailable")
    public Uni<LookupView> lookUp(byte[] bytes) {
        var body = LookupBody.parse(bytes);
        return switch (body.by()) {
            case EMAIL -> newest(lookup.ofEmail(body.text(), LookupBody.MOST + 1));
            case PHONE -> newest(lookup.ofPhone(body.text(), LookupBody.MOST + 1));
            case WALLET_ADDRESS -> newest(lookup.ofWallet(body.text(), LookupBody.MOST + 1));
            case PARTNER_ORDER_ID -> newest(lookup.ofPartnerOrder(new PartnerOrderId(body.text()), LookupBody.MOST + 1));
            case ORDER_IDS -> byIds(body.texts());
        };
    }

    private Uni<LookupView> newest(Uni<List<StoredOrder>> onePastLimit) {
        return onePastLimit.map(found -> new LookupView(
                found.stream().limit(LookupBody.MOST).map(documents::of).toList(), List.of(),
                found.size() > LookupBody.MOST));
    }

    /** Text that is no id is the id of no order. */
    private Uni<LookupView> byIds(Set<String> texts) {
        var ids = texts.stream().flatMap(text -> OrderId.parse(text).stream()).distinct().toList();
        return store.findAll(ids).map(found -> {
            var present = found.stream().map(one -> one.order().id()).collect(Collectors.toSet());
            return new LookupView(found.stream().sorted(NEWEST_FIRST).map(documents::of).toList(),
                    texts.stream().filter(text -> OrderId.parse(text).filter(present::contains).isEmpty()).toList(), false);
        });
    }
}
