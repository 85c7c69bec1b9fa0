package dev.ordergateway.placement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

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

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build().readerFor(JsonNode.class);
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MOST_DELIVERIES = 10;
    private static final int EMAIL = 254;
    private static final int ADDRESS = 500;

    /**
     * Reads a body.
     *
     * @throws OrderFailure.TooLarge above the limit
     * @throws OrderFailure.Invalid naming every field that is wrong
     */
    static OrderBody parse(byte[] bytes) {
        if (bytes.length > OrderRequest.MOST_BYTES) {
            throw new OrderFailure.TooLarge();
        }
        var root = json(bytes);
        var errors = new ArrayList<FieldError>();
        var body = new OrderBody(request(Fields.of(root, errors)),
                reference(Fields.of(root, errors)),
                Fields.of(root, errors).texts("metadata", 20, 40, 500),
                Fingerprint.of(root));
        if (!errors.isEmpty()) {
            throw new OrderFailure.Invalid(errors);
        }
        return body;
    }

    private static @Nullable String reference(Fields body) {
        return body.has("client_reference") ? body.text("client_reference", 255) : null;
    }

    private static JsonNode json(byte[] bytes) {
        JsonNode root;
        try {
            root = JSON.readValue(bytes);
        } catch (IOException | NumberFormatException e) {
            throw new OrderFailure.Invalid("body", "malformed", "must be JSON");
        }
        if (root == null || !root.isObject()) {
            throw new OrderFailure.Invalid("body", "wrong_type", "must be a JSON object");
        }
        return root;
    }

    private static OrderRequest request(Fields body) {
        var deliveries = body.objects("deliveries", MOST_DELIVERIES);
        var form = !deliveries.isEmpty() && deliveries.getFirst().has("deliverable") ? Form.NESTED : Form.FLAT;
        var items = deliveries.stream().map(delivery -> form == Form.NESTED ? nested(delivery) : flat(delivery)).toList();
        if (items.stream().mapToInt(Item::quantity).sum() > MOST_DELIVERIES) {
            body.error("deliveries", "out_of_range", "must order at most " + MOST_DELIVERIES + " things in all");
        }
        var payment = body.object("payment");
        var user = body.object("user");
        return new OrderRequest(form, items,
                new OrderRequest.Payment(payment.text("type", Fields.NAME), payment.text("payment_via", Fields.NAME),
                        payment.text("coin", Fields.NAME), payment.text("network", Fields.NAME)),
                new OrderRequest.User(user.text("email", EMAIL), user.optionalFlag("has_accepted_newsletter")),
                body.optionalText("email", EMAIL), body.optionalText("lang", 35),
                body.texts("acquisition", 20, 40, 500), body.optionalText("refund_wallet_address", ADDRESS),
                body.optionalText("promo_code", Fields.NAME));
    }

    private static Item nested(Fields delivery) {
        var deliverable = delivery.object("deliverable");
        List.of(delivery, deliverable).forEach(OrderBody::refuseFlatFields);
        return new Item(delivery.text("kind", Fields.NAME), delivery.integer("quantity", 1, MOST_DELIVERIES),
                deliverable.text("brand_name", Fields.NAME), country(deliverable),
                deliverable.text("denomination", Fields.NAME), null, null, null);
    }

    /** Dropped in silence, they would change what is bought or for whom. */
    private static void refuseFlatFields(Fields fields) {
        List.of("beneficiary_account", "product_value").stream().filter(fields::has).forEach(name -> fields.error(name,
                "unexpected", "only the flat form of a delivery has it"));
    }

    private static Item flat(Fields delivery) {
        if (delivery.has("deliverable")) {
            delivery.error("deliverable", "unexpected", "the two forms of a delivery cannot be mixed in one order");
        }
        if (delivery.has("quantity")) {
            delivery.error("quantity", "unexpected", "the flat form repeats the delivery instead");
        }
        var denomination = delivery.text("denomination", Fields.NAME);
        if (denomination.equals("range") && !delivery.has("product_value")) {
            delivery.error("product_value", "missing", "is required with the denomination range");
        }
        return new Item(delivery.optionalText("kind", Fields.NAME), 1, delivery.text("brand_name", Fields.NAME),
                country(delivery), denomination, delivery.optionalText("localized_denomination", Fields.NAME),
                delivery.optionalAmount("product_value"), delivery.text("beneficiary_account", EMAIL));
    }

    private static String country(Fields fields) {
        var code = fields.text("country_code", Fields.NAME);
        if (!code.isBlank() && !COUNTRY.matcher(code).matches()) {
            fields.error("country_code", "malformed", "must be two upper-case letters");
        }
        return code;
    }
}
