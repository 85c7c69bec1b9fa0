package dev.ordergateway.placement;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.history.JsonFields;
import dev.ordergateway.history.RequestJson;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;

/**
 * The body of a request to check an order: the partner's validation body, or a body to place an order with.
 *
 * @param country where the first of the goods is for; null when it does not say
 * @param json what the partner is sent: all of it but what is ours alone
 */
record ValidationBody(@Nullable String country, String json) {

    /** What callers may leave in from a body to place an order with. */
    private static final List<String> OURS = List.of("client_reference", "metadata");

    /**
     * Reads a body.
     *
     * @throws OrderFailure.TooLarge above the limit
     * @throws OrderFailure.Invalid naming every field that is wrong
     */
    static ValidationBody parse(byte[] bytes) {
        var root = (ObjectNode) RequestJson.read(bytes);
        var errors = new ArrayList<FieldError>();
        var body = JsonFields.of(root, errors);
        var items = OrderBody.items(body);
        check(body);
        if (!errors.isEmpty()) {
            throw new OrderFailure.Invalid(errors);
        }
        return new ValidationBody(items.getFirst().countryCode(), root.without(OURS).toString());
    }

    private static void check(JsonFields body) {
        var payment = body.object("payment");
        List.of("type", "payment_via", "coin").forEach(name -> payment.text(name, JsonFields.NAME));
        payment.optionalText("network", JsonFields.NAME);
        if (body.has("user")) {
            var user = body.object("user");
            user.optionalText("email", OrderBody.EMAIL);
            user.optionalFlag("has_accepted_newsletter");
        }
        body.optionalText("email", OrderBody.EMAIL);
        body.optionalText("lang", OrderBody.LANGUAGE);
        body.optionalText("refund_wallet_address", OrderBody.ADDRESS);
        body.optionalText("promo_code", JsonFields.NAME);
        OrderBody.acquisition(body);
        OrderBody.reference(body);
        OrderBody.metadata(body);
    }
}
