package dev.ordergateway.placement;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.support.Bodies;

/** Bodies for tests: one that is right, and a place in it that is made wrong. */
final class BodyJson {

    static final String FLAT = """
            {"deliveries":[{"beneficiary_account":"buyer@example.com","brand_name":"Airbnb","country_code":"US",
             "denomination":"range","product_value":100}],
             "payment":{"type":"via","payment_via":"USER_WALLET","coin":"USDC","network":"Solana"},
             "user":{"email":"buyer@example.com","has_accepted_newsletter":false},"lang":"en",
             "acquisition":{"utm_source":"your_platform"}}""";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final ObjectNode root;

    private BodyJson(ObjectNode root) {
        this.root = root;
    }

    static BodyJson guide() {
        return new BodyJson((ObjectNode) tree(Bodies.GUIDE));
    }

    static BodyJson flat() {
        return new BodyJson((ObjectNode) tree(FLAT));
    }

    /** The value at a place such as {@code /deliveries/0/kind}, made to be that JSON. */
    BodyJson with(String place, String json) {
        var pointer = JsonPointer.compile(place);
        ((ObjectNode) root.at(pointer.head())).set(pointer.last().getMatchingProperty(), tree(json));
        return this;
    }

    BodyJson without(String place) {
        var pointer = JsonPointer.compile(place);
        ((ObjectNode) root.at(pointer.head())).remove(pointer.last().getMatchingProperty());
        return this;
    }

    OrderBody parsed() {
        return parsed(text());
    }

    List<FieldError> errors() {
        return errors(text());
    }

    private String text() {
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static OrderBody parsed(String body) {
        return OrderBody.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    static List<FieldError> errors(String body) {
        return errors(body.getBytes(StandardCharsets.UTF_8));
    }

    static List<FieldError> errors(byte[] body) {
        return catchThrowableOfType(OrderFailure.Invalid.class, () -> OrderBody.parse(body)).errors();
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
