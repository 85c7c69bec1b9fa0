package dev.ordergateway.sandbox;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The ways to pay, each with its coins and their networks. */
final class PaymentVias {

    /** What the data of a network says to the sandbox alone. */
    private static final List<String> OURS = List.of("payment_method", "wallet", "uri");

    private final ArrayNode document = Json.array();
    private final Map<String, Coin> coins = new LinkedHashMap<>();
    private final Map<String, Rail> rails = new HashMap<>();

    PaymentVias(JsonNode vias, JsonNode coinFacts, BigDecimal dollarInEuro) {
        coinFacts.properties().forEach(
                coin -> coins.put(coin.getKey(), coin(coin.getKey(), coin.getValue(), dollarInEuro)));
        coinFacts.properties().forEach(coin -> coin.getValue().path("networks").forEach(
                network -> rails.put(key(coin.getKey(), network.path("name").asText()), Rail.of(network))));
        vias.forEach(via -> document.add(via(via, coinFacts)));
    }

    /** As the partner lists them. */
    ArrayNode document() {
        return document;
    }

    @Nullable
    Coin coin(String name) {
        return coins.get(name);
    }

    /** What the partner has against paying so; a network that is not named is no problem yet. */
    Optional<String> problem(CreateBody asked) {
        JsonNode via = named(document, asked.paymentVia());
        JsonNode coin = named(via.path("currencies"), asked.coin());
        JsonNode network = network(coin, asked.network());
        if (!via.path("available").asBoolean(via.isObject())) {
            return Optional.of("NOT_ALLOWED_PAYMENT_VIA");
        }
        if (coin.isMissingNode() || network.isMissingNode()) {
            return Optional.of("UNSUPPORTED_PROTOCOL_COIN_COMBINATION");
        }
        if (coin.path("is_suspended").asBoolean()) {
            return Optional.of("SUSPENDED_COIN");
        }
        return network.path("is_suspended").asBoolean() ? Optional.of("SUSPENDED_NETWORK") : Optional.empty();
    }

    /** Of a body against which there is no {@link #problem}. */
    Rail rail(CreateBody asked) {
        return Objects.requireNonNull(rails.get(key(asked.coin(), asked.network())));
    }

    /** The least that can be paid, by the network where one is named. */
    BigDecimal threshold(CreateBody asked) {
        JsonNode coin = named(named(document, asked.paymentVia()).path("currencies"), asked.coin());
        return new BigDecimal(network(coin, asked.network()).path("threshold").asText());
    }

    private static String key(String coin, @Nullable String network) {
        return coin + " on " + network;
    }

    private static JsonNode network(JsonNode coin, @Nullable String name) {
        return name == null ? coin : named(coin.path("networks"), name);
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode entry : list) {
            if (entry.path("name").asText().equals(name)) {
                return entry;
            }
        }
        return Json.object().path(name);
    }

    private static Coin coin(String name, JsonNode facts, BigDecimal dollarInEuro) {
        BigDecimal inDollars = facts.path("in_dollars").decimalValue();
        return new Coin(name, facts.path("payment_method").asText(), inDollars, inDollars.multiply(dollarInEuro),
                facts.path("decimals").intValue());
    }

    private static ObjectNode via(JsonNode facts, JsonNode coinFacts) {
        ObjectNode via = facts.<ObjectNode> deepCopy().without("coins");
        ArrayNode currencies = via.putArray("currencies");
        facts.path("coins").forEach(coin -> currencies.add(currency(coin.asText(), coinFacts.path(coin.asText()))));
        return via;
    }

    private static ObjectNode currency(String name, JsonNode facts) {
        ObjectNode currency = Json.object().put("name", name);
        currency.setAll(facts.<ObjectNode> deepCopy());
        currency.path("networks").forEach(network -> ((ObjectNode) network).remove(OURS));
        return currency.without(List.of("in_dollars", "decimals", "payment_method"));
    }
}
