package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.ordergateway.order.OrderId;

/**
 * One order that was placed through the gateway, seen from both ends.
 *
 * @param partner the other end
 */
public record PlacedOrder(String id, PartnerOrderControl partner) {

    public static PlacedOrder place() {
        var id = Gateway.placed(Bodies.twoCards());
        return new PlacedOrder(id, Gateway.partnerOrder(id));
    }

    public static PlacedOrder placeAndStream() {
        var order = place();
        order.isWatchedBy("streaming");
        return order;
    }

    public OrderId orderId() {
        return new OrderId(UUID.fromString(id));
    }

    /** A field of the order document. */
    public String fact(String field) {
        return Gateway.document(id).path(field).asText();
    }

    public List<String> attention() {
        return all(Gateway.document(id).path("attention"), JsonNode::textValue);
    }

    /** One text a line, such as {@code stream: WaitingForPayment -> Done} and {@code stream: STALE Done x3}. */
    public List<String> journal() {
        return lines().stream().map(PlacedOrder::text).toList();
    }

    public void isWatchedBy(String watch) {
        Gateway.awaitWatch(id, watch);
    }

    public void becomes(String status) {
        Gateway.awaitStatus(id, status);
    }

    /** It has this status and nobody follows it any more. */
    public void endsAs(String status) {
        becomes(status);
        isWatchedBy("ended");
    }

    /** It has ended: for good, or so that it is only looked at now and then. */
    public void isFollowedNoMore() {
        eventually(() -> assertThat(fact("status") + ' ' + fact("watch")).matches("Expired polling|.* ended"));
    }

    /** The partner's last word and its deliveries are stored, and the journal accounts for every version. */
    public void agreesWithThePartner() {
        var ours = Gateway.document(id);
        var theirs = partner.document();

        assertThat(ours.path("order_state")).isEqualTo(theirs.path("order_state"));
        assertThat(ours.path("payment_state")).isEqualTo(theirs.path("payment_state"));
        assertThat(all(ours.path("deliveries"), delivery -> delivery.path("delivery_state").asText()))
                .isEqualTo(all(theirs.path("deliveries"), delivery -> delivery.path("delivery_state").asText()));
        assertThat(all(ours.path("deliveries"), delivery -> delivery.path("code_available").booleanValue()))
                .isEqualTo(all(theirs.path("deliveries"), delivery -> delivery.at("/deliverable/pin_code").isTextual()));
        assertThat(lines().stream().map(line -> line.path("version").intValue()).distinct())
                .isEqualTo(IntStream.rangeClosed(1, ours.path("version").intValue()).boxed().toList());
    }

    private List<JsonNode> lines() {
        return all(LocalHttp.get("/api/orders/" + id + "/history").path("data"), line -> line);
    }

    private static <T> List<T> all(JsonNode list, Function<JsonNode, T> reading) {
        return StreamSupport.stream(list.spliterator(), false).map(reading).toList();
    }

    private static String text(JsonNode line) {
        var what = line.hasNonNull("to") ? line.path("from").asText() + " -> " + line.path("to").asText()
                : "%s %s x%d".formatted(line.path(line.hasNonNull("reason") ? "reason" : "verdict").asText(),
                        line.path("order_state").asText(), line.path("count").intValue());
        return line.path("source").asText() + ": " + what;
    }
}
