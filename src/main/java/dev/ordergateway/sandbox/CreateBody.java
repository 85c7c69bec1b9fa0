package dev.ordergateway.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a create call asks for, read from either of the two known forms; quantities are expanded. */
record CreateBody(String email, String coin, String network, String paymentVia, @Nullable String refundWalletAddress,
        List<Item> items) {

    private static final int MOST_ITEMS = 10;

    /** One delivery as asked for. */
    record Item(String kind, String brandName, String countryCode, String denomination,
            @Nullable String localizedDenomination, JsonNode productValue, String beneficiary, FaceValue faceValue) {

        boolean isByPhone() {
            return beneficiary.startsWith("+");
        }
    }

    /** Throws a {@link Refusal} when the partner would not take it. */
    static CreateBody from(ObjectNode json) {
        Fields body = new Fields(json, "");
        Fields payment = body.object("payment");
        if (!payment.text("type").equals("via")) {
            throw Refusal.badRequest("payment.type must be via");
        }
        String email = body.object("user").text("email");
        return new CreateBody(email, payment.text("coin"), payment.text("network"), payment.text("payment_via"),
                body.optionalText("refund_wallet_address"), items(body, email));
    }

    private static List<Item> items(Fields body, String email) {
        List<Item> items = new ArrayList<>();
        for (Fields delivery : body.objects("deliveries")) {
            boolean nested = delivery.has("deliverable");
            Item item = nested ? nestedItem(delivery, email) : flatItem(delivery);
            int quantity = nested ? delivery.count("quantity", 1) : 1;
            if (quantity > MOST_ITEMS - items.size()) {
                throw Refusal.withCode("PRODUCT_COUNT_EXCEEDED");
            }
            items.addAll(Collections.nCopies(quantity, item));
        }
        return items;
    }

    private static Item nestedItem(Fields delivery, String email) {
        return item(delivery.object("deliverable"), delivery.text("kind"), email);
    }

    private static Item flatItem(Fields delivery) {
        String beneficiary = delivery.text("beneficiary_account");
        String kind = delivery.optionalText("kind");
        return item(delivery, kind != null ? kind : beneficiary.startsWith("+") ? "mobile_recharge" : "giftcard",
                beneficiary);
    }

    private static Item item(Fields goods, String kind, String beneficiary) {
        if (beneficiary.startsWith("+") && !beneficiary.matches("\\+\\d{8,15}")) {
            throw Refusal.withCode("INVALID_BENEFICIARY_ACCOUNT");
        }
        String denomination = goods.text("denomination");
        boolean range = denomination.equals("range");
        JsonNode productValue = range ? goods.node().path("product_value") : Json.object().nullNode();
        return new Item(kind, goods.text("brand_name"), goods.text("country_code"), denomination,
                goods.optionalText("localized_denomination"), productValue, beneficiary,
                range ? FaceValue.ofProductValue(productValue) : FaceValue.ofDenomination(denomination));
    }
}
