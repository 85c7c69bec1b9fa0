package dev.ordergateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import io.netty.handler.codec.http.QueryStringDecoder;

/** What a form was sent with. The framework's own reader of forms fails unexpectedly at broken escapes and at many fields. */
final class SentForm {

    static final String TYPE = "application/x-www-form-urlencoded";
    private static final int MOST_FIELDS = 100;

    private final Map<String, List<String>> fields;

    private SentForm(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /**
     * Reads a body; of more than a hundred fields the others are left out.
     *
     * @throws OrderFailure.Invalid when it is no form
     */
    static SentForm parse(byte[] body) {
        try {
            return new SentForm(new QueryStringDecoder(new String(body, UTF_8), UTF_8, false, MOST_FIELDS).parameters());
        } catch (IllegalArgumentException _) {
            throw new OrderFailure.Invalid(List.of(new FieldError("body", "malformed", "must be a form, properly escaped")));
        }
    }

    /** The first value of the field, without space around it; empty when there is none. */
    String text(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst().strip();
    }
}
