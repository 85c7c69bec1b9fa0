package dev.ordergateway.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.sandbox.Purchase.Item;
import dev.ordergateway.sandbox.Step.Handout;

/** The partner's JSON of an order: how it looks when created and what changes in it later. */
final class OrderDocument {

    private static final String SUCCEEDED = "Succeeded";

    private OrderDocument() {
    }

    static ObjectNode created(Purchase purchase, Rail rail, String id, Instant at) {
        CreateBody asked = purchase.asked();
        String created = Long.toString(at.getEpochSecond());
        String coinAmount = purchase.coinAmount().toPlainString();
        String wallet = rail.wallet().newAddress();
        ObjectNode order = Json.object()
                .put("order_id", id)
                .put("order_state", StateWord.WAITING_FOR_PAYMENT.text())
                .put("payment_state", "WalletCreated")
                .put("created_at", created)
                .put("payment_requested_at", created)
                .put("coin", asked.coin())
                .put("network", asked.network())
                .put("payment_via", asked.paymentVia())
                .put("payment_method", rail.paymentMethod())
                .put("coin_amount", coinAmount)
                .put("original_price", coinAmount)
                .put("sent_coin_amount", "0")
                .put("payment_value", purchase.inEuro())
                .put("payment_id", UUID.randomUUID().toString())
                .put("wallet_address", wallet)
                .put("qr_text", rail.uri(wallet, coinAmount))
                .put("qr_url", "https://api.cryptorefills.com:443/v3/qrs/" + id)
                .put("is_payment_processor_external", false);
        if (asked.refundWalletAddress() != null) {
            order.put("refund_wallet_address", asked.refundWalletAddress());
        }
        order.putObject("user").put("email", asked.email());
        ArrayNode deliveries = order.putArray("deliveries");
        purchase.items().forEach(item -> deliveries.add(delivery(item, StateWord.WAITING_FOR_PAYMENT.text())));
        return order;
    }

    static void move(ObjectNode order, Step step, CodeKind codes, Instant at) {
        order.put("order_state", step.state().text());
        // A number on purpose, while created_at is a text: the partner mixes both.
        order.put("updated_at", at.getEpochSecond());
        if (step.paymentState() != null) {
            order.put("payment_state", step.paymentState());
        }
        if (step.sent() != null) {
            var price = new BigDecimal(order.path("coin_amount").asText());
            String sent = price.multiply(step.sent()).setScale(price.scale(), RoundingMode.HALF_UP).toPlainString();
            order.put("sent_coin_amount", sent).put("received_amount", sent);
        }
        if (step.state().isRefunded()) {
            order.putObject("refund")
                    .put("amount", order.path("sent_coin_amount").asText())
                    .put("currency", order.path("coin").asText())
                    .put("reason", "The goods could not be delivered");
        }
        hand(order.withArray("deliveries"), step.handout(), codes);
    }

    private static void hand(ArrayNode deliveries, Handout handout, CodeKind codes) {
        int last = deliveries.size() - 1;
        for (int i = 0; i <= last; i++) {
            var delivery = (ObjectNode) deliveries.path(i);
            if (handout.fails(i == last)) {
                fail(delivery);
            } else if (handout.delivers(i == last)) {
                deliver(delivery, codes);
            }
        }
    }

    private static void fail(ObjectNode delivery) {
        delivery.put("delivery_state", "Failed")
                .withObject("/deliverable").put("failure_reason", "The supplier did not deliver");
    }

    /** What is delivered once keeps its code. */
    private static void deliver(ObjectNode delivery, CodeKind codes) {
        if (!delivery.path("delivery_state").asText().equals(SUCCEEDED)) {
            codes.fill(delivery.put("delivery_state", SUCCEEDED));
        }
    }

    static ObjectNode delivery(Item item, String state) {
        ObjectNode delivery = Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("delivery_state", state)
                .put("kind", item.brand().kind());
        delivery.putObject("deliverable")
                .put("brand_name", item.brand().name())
                .put("family", item.brand().family())
                .put("country_code", item.brand().countryCode())
                .put("denomination", item.line().denomination())
                .put("localized_denomination", label(item))
                .put("currency_code", item.value().currency().code())
                .put("beneficiary_account", item.line().beneficiary())
                .put("delivery_type", item.product().deliveryType())
                .put("points", item.value().points())
                .put("original_price", item.value().inEuro().toPlainString())
                .put("coin_amount", item.coinAmount().toPlainString())
                .set("product_value", item.productValue());
        return delivery;
    }

    private static String label(Item item) {
        String asked = item.line().localizedDenomination();
        return asked != null ? asked : item.product().label();
    }

    static String random(String alphabet, int length) {
        return ThreadLocalRandom.current().ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }
}
