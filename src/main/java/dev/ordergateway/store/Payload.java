package dev.ordergateway.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.PartnerOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the partner showed of an order, as the journal keeps it: without codes, and without the partner's ids, because
 * whoever has that of an order can ask for its codes.
 *
 * @param sha256 of the JSON, in hex
 */
// a native executable can write only what it is told of
@RegisterForReflection(targets = PartnerOrder.class, registerFullHierarchy = true)
record Payload(UUID orderId, String json, String sha256) {

    private static final ObjectMapper JSON = mapper();

    /** @param order as it stands with what was shown */
    static Payload of(Order order, PartnerOrder shown) {
        var json = json(order.keepable(shown));
        return new Payload(order.id().value(), json, sha256(json));
    }

    private static ObjectMapper mapper() {
        var mapper = JsonColumns.mapper();
        mapper.configOverride(PartnerOrder.class).setIgnorals(Value.forIgnoredProperties("id"));
        mapper.configOverride(Delivery.class).setIgnorals(Value.forIgnoredProperties("partnerId", "fulfilled"));
        return mapper;
    }

    private static String json(PartnerOrder shown) {
        try {
            return JSON.writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the partner showed is plain data", e);
        }
    }

    private static String sha256(String json) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
