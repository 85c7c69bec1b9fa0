package dev.ordergateway.support;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.placed;
import static dev.ordergateway.support.PartnerControl.fault;

import java.util.List;
import java.util.UUID;

/**
 * Orders to do strange things to: one in each situation that calls are refused in, and one that does not exist.
 *
 * @param ids the last is nobody's
 * @param partnerIds of orders at the partner's of which the gateway knows nothing
 */
public record OrdersOfEachKind(List<String> ids, List<String> partnerIds) {

    /** The versions that those have now which exist. */
    List<String> versions() {
        return ids.subList(0, ids.size() - 1).stream().map(id -> Gateway.document(id).path("version").asText()).distinct()
                .toList();
    }

    /** Lets the partner hold all orders from then on. */
    public static OrdersOfEachKind place() {
        var done = PlacedOrder.place();
        var email = anyEmail();
        var erased = placed(nested(email));
        done.endsAs("Done");
        Gateway.awaitStatus(erased, "Done");
        Gateway.erase("{\"email\":\"%s\",\"force\":true}".formatted(email)).statusCode(200);
        fault("create", "cut");
        var unconfirmed = Gateway.place(nested(anyEmail())).statusCode(202).extract().<String> path("order_id");
        PartnerControl.hold();
        var open = placed(nested(anyEmail()));
        var nobody = UUID.randomUUID().toString();
        return new OrdersOfEachKind(List.of(done.id(), erased, unconfirmed, open, nobody),
                List.of(PartnerOrderControl.create().id(), PartnerOrderControl.create().id(), nobody));
    }
}
