package dev.ordergateway.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.function.Function;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderRequest;

/** Reads a request body as the JSON object it must be. */
public final class RequestJson {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build().readerFor(JsonNode.class);

    private RequestJson() {
    }

    /**
     * The object.
     *
     * @throws OrderFailure.TooLarge above the limit
     * @throws OrderFailure.Invalid when it is no JSON object
     */
    public static JsonNode read(byte[] bytes) {
        if (bytes.length > OrderRequest.MOST_BYTES) {
            throw new OrderFailure.TooLarge();
        }
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

    /**
     * What the reading makes of the object.
     *
     * @throws OrderFailure.Invalid naming every field that is wrong
     */
    static <T> T parse(byte[] bytes, Function<JsonFields, T> reading) {
        var errors = new ArrayList<FieldError>();
        var result = reading.apply(JsonFields.of(read(bytes), errors));
        if (!errors.isEmpty()) {
            throw new OrderFailure.Invalid(errors);
        }
        return result;
    }
}
