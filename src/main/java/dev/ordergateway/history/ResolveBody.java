package dev.ordergateway.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.PartnerOrderId;

/**
 * How an operator decides what the gateway cannot know.
 *
 * @param partnerOrderId what the partner calls the order, when it is attached
 */
public record ResolveBody(Outcome outcome, @Nullable PartnerOrderId partnerOrderId, String reason) {

    /** The most characters of what a person gives as the reason. */
    public static final int REASON = 500;

    /** What is decided. */
    public enum Outcome {
        ATTACHED,
        NOT_PLACED,
        ADOPT;

        /** The spelling in JSON and in forms. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Throws an {@code OrderFailure.Invalid} that names every field that is wrong. */
    static ResolveBody parse(byte[] bytes) {
        return RequestJson.parse(bytes, ResolveBody::of);
    }

    private static ResolveBody of(JsonFields fields) {
        var outcome = outcome(fields);
        return new ResolveBody(outcome, outcome == Outcome.ATTACHED ? partnerOrderId(fields) : null,
                fields.text("reason", REASON));
    }

    private static Outcome outcome(JsonFields fields) {
        var text = fields.text("outcome", JsonFields.NAME);
        return Arrays.stream(Outcome.values()).filter(outcome -> outcome.label().equals(text)).findFirst().orElseGet(() -> {
            if (!text.isBlank()) {
                fields.error("outcome", "unknown", "must be one of "
                        + Arrays.stream(Outcome.values()).map(Outcome::label).collect(Collectors.joining(", ")));
            }
            return Outcome.NOT_PLACED;
        });
    }

    private static @Nullable PartnerOrderId partnerOrderId(JsonFields fields) {
        var text = fields.text("partner_order_id", JsonFields.NAME);
        var id = PartnerOrderId.parse(text);
        if (id.isEmpty() && !text.isBlank()) {
            fields.error("partner_order_id", "malformed", "must be 1 to 128 letters, digits, _ or -");
        }
        return id.orElse(null);
    }
}
