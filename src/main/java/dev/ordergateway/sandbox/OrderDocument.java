package dev.ordergateway.sandbox;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.sandbox.Purchase.Item;

/** The partner's JSON of an order: how it looks when created and what changes in it later. */
final class OrderDocument {

    private static final String BASE_58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final String USDC_ON_SOLANA = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

    private OrderDocument() {
    }

    static ObjectNode created(Purchase purchase, Instant at) {
        CreateBody asked = purchase.asked();
        String id = UUID.randomUUID().toString();
        String created = Long.toString(at.getEpochSecond());
        String coinAmount = purchase.coinAmount().toPlainString();
        // Recognisable, and no address anybody could pay by mistake
        String wallet = "Sandbox" + random(BASE_58, 37);
        ObjectNode order = Json.object()
                .put("order_id", id)
                .put("order_state", StateWord.WAITING_FOR_PAYMENT.text())
                .put("payment_state", "WalletCreated")
                .put("created_at", created)
                .put("payment_requested_at", created)
                .put("coin", asked.coin())
                .put("network", asked.network())
                .put("payment_via", asked.paymentVia())
                .put("payment_method", (asked.coin() + "-" + asked.network()).toUpperCase(Locale.ROOT))
                .put("coin_amount", coinAmount)
                .put("original_price", coinAmount)
                .put("sent_coin_amount", "0")
                .put("payment_value", purchase.inEuro())
                .put("payment_id", UUID.randomUUID().toString())
                .put("wallet_address", wallet)
                .put("qr_text", paymentUri(asked, wallet, coinAmount))
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

    /** A word that means paid or delivered brings its facts along. */
    static void move(ObjectNode order, StateWord word, @Nullable String paymentState, boolean withCodes, Instant at) {
        order.put("order_state", word.text());
        // A number on purpose, while created_at is a text: the partner mixes both.
        order.put("updated_at", at.getEpochSecond());
        if (word.isPaid()) {
            order.put("payment_state", "PaymentReceived").set("sent_coin_amount", order.get("coin_amount"));
        }
        if (paymentState != null) {
            order.put("payment_state", paymentState);
        }
        if (word.isDelivered() && withCodes) {
            order.withArray("deliveries").forEach(delivery -> deliver((ObjectNode) delivery));
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

    private static void deliver(ObjectNode delivery) {
        delivery.put("delivery_state", "Succeeded");
        ObjectNode goods = delivery.withObject("/deliverable");
        JsonNode known = goods.path("pin_code");
        boolean byPhone = goods.path("delivery_type").asText().equals("by_phone");
        String code = known.isTextual() ? known.textValue()
                : "SANDBOX-" + random(CODE_LETTERS, 4) + "-" + random(CODE_LETTERS, 4);
        goods.put("pin_code", byPhone ? null : code)
                .putNull("pin_serial")
                .putNull("security_code")
                .put("operator_reference", byPhone ? "SANDBOX-" + delivery.path("id").asText().substring(0, 8) : null)
                .putNull("barcode_image_url")
                .put("redeem_instructions", byPhone ? null : "<ol><li>A code of the sandbox buys nothing</li></ol>")
                .putNull("failure_reason");
    }

    private static String label(Item item) {
        String asked = item.line().localizedDenomination();
        return asked != null ? asked : item.product().label();
    }

    private static String paymentUri(CreateBody asked, String wallet, String amount) {
        boolean usdcOnSolana = asked.coin().equals("USDC") && "Solana".equals(asked.network());
        return usdcOnSolana ? "solana:" + wallet + "?amount=" + amount + "&spl-token=" + USDC_ON_SOLANA : wallet;
    }

    private static String random(String alphabet, int length) {
        return ThreadLocalRandom.current().ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }
}
