package dev.ordergateway.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.JsonFields;
import dev.ordergateway.history.RequestJson;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.OrderRequest.Form;
import dev.ordergateway.order.OrderRequest.Item;

/**
 * The body of a request to place an order, in either of the partner's two forms, with our two fields beside it.
 *
 * @param fingerprint of the whole body as it came, unknown fields included
 */
record OrderBody(OrderRequest request, @Nullable String clientReference, Map<String, String> metadata, String fingerprint) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    static final int MOST_DELIVERIES = 10;
    static final int EMAIL = 254;
    static final int ADDRESS = 500;
    static final int LANGUAGE = 35;

    /**
     * Reads a body.
     *
     * @throws OrderFailure.TooLarge above the limit
     * @throws OrderFailure.Invalid naming every field that is wrong
     */
    static OrderBody parse(byte[] bytes) {
        var root = RequestJson.read(bytes);
        var errors = new ArrayList<FieldError>();
        var body = new OrderBody(request(JsonFields.of(root, errors)),
                reference(JsonFields.of(root, errors)),
                metadata(JsonFields.of(root, errors)),
                Fingerprint.of(root));
        if (!errors.isEmpty()) {
            throw new OrderFailure.Invalid(errors);
        }
        return body;
    }

    static @Nullable String reference(JsonFields body) {
        return body.has("client_reference") ? body.text("client_reference", 255) : null;
    }

    static Map<String, String> metadata(JsonFields body) {
        return pairs(body, "metadata");
    }

    static Map<String, String> acquisition(JsonFields body) {
        return pairs(body, "acquisition");
    }

    private static Map<String, String> pairs(JsonFields body, String name) {
        return body.texts(name, 20, 40, 500);
    }

    private static OrderRequest request(JsonFields body) {
        var deliveries = body.objects("deliveries", MOST_DELIVERIES);
        var form = form(deliveries);
        var items = items(body, deliveries);
        var payment = body.object("payment");
        var user = body.object("user");
        return new OrderRequest(form, items,
                new OrderRequest.Payment(payment.text("type", JsonFields.NAME), payment.text("payment_via", JsonFields.NAME),
                        payment.text("coin", JsonFields.NAME), payment.text("network", JsonFields.NAME)),
                new OrderRequest.User(user.text("email", EMAIL), user.optionalFlag("has_accepted_newsletter")),
                body.optionalText("email", EMAIL), body.optionalText("lang", LANGUAGE),
                acquisition(body), body.optionalText("refund_wallet_address", ADDRESS),
                body.optionalText("promo_code", JsonFields.NAME));
    }

    private static Form form(List<JsonFields> deliveries) {
        return !deliveries.isEmpty() && deliveries.getFirst().has("deliverable") ? Form.NESTED : Form.FLAT;
    }

    /** What is to be bought, in either form. */
    static List<Item> items(JsonFields body) {
        return items(body, body.objects("deliveries", MOST_DELIVERIES));
    }

    private static List<Item> items(JsonFields body, List<JsonFields> deliveries) {
        var form = form(deliveries);
        var items = deliveries.stream().map(delivery -> form == Form.NESTED ? nested(delivery) : flat(delivery)).toList();
        if (items.stream().mapToInt(Item::quantity).sum() > MOST_DELIVERIES) {
            body.error("deliveries", "out_of_range", "must order at most " + MOST_DELIVERIES + " things in all");
        }
        return items;
    }

    private static Item nested(JsonFields delivery) {
        var deliverable = delivery.object("deliverable");
        List.of(delivery, deliverable).forEach(OrderBody::refuseFlatFields);
        return new Item(delivery.text("kind", JsonFields.NAME), delivery.integer("quantity", 1, MOST_DELIVERIES),
                deliverable.text("brand_name", JsonFields.NAME), country(deliverable),
                deliverable.text("denomination", JsonFields.NAME), null, null, null);
    }

    /** Dropped in silence, they would change what is bought or for whom. */
    private static void refuseFlatFields(JsonFields fields) {
        List.of("beneficiary_account", "product_value").stream().filter(fields::has).forEach(name -> fields.error(name,
                "unexpected", "only the flat form of a delivery has it"));
    }

    private static Item flat(JsonFields delivery) {
        if (delivery.has("deliverable")) {
            delivery.error("deliverable", "unexpected", "the two forms of a delivery cannot be mixed in one order");
        }
        if (delivery.has("quantity")) {
            delivery.error("quantity", "unexpected", "the flat form repeats the delivery instead");
        }
        var denomination = delivery.text("denomination", JsonFields.NAME);
        if (denomination.equals("range") && !delivery.has("product_value")) {
            delivery.error("product_value", "missing", "is required with the denomination range");
        }
        return new Item(delivery.optionalText("kind", JsonFields.NAME), 1, delivery.text("brand_name", JsonFields.NAME),
                country(delivery), denomination, delivery.optionalText("localized_denomination", JsonFields.NAME),
                delivery.optionalAmount("product_value"), delivery.text("beneficiary_account", EMAIL));
    }

    private static String country(JsonFields fields) {
        var code = fields.text("country_code", JsonFields.NAME);
        if (!code.isBlank() && !COUNTRY.matcher(code).matches()) {
            fields.error("country_code", "malformed", "must be two upper-case letters");
        }
        return code;
    }
}
