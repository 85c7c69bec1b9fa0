package dev.ordergateway.placement;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderFailure;

/** Reads the caller's safety key. */
@ApplicationScoped
class IdempotencyKeys {

    static final String HEADER = "Idempotency-Key";
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final PlacementConfig config;

    IdempotencyKeys(PlacementConfig config) {
        this.config = config;
    }

    /**
     * The key, or null when there is none and none is needed.
     *
     * @throws OrderFailure.Invalid when it is missing though needed, given twice or not visible ASCII
     */
    @Nullable
    String from(List<String> headers) {
        if (headers.isEmpty()) {
            if (config.idempotencyKey() == PlacementConfig.KeyPolicy.REQUIRED) {
                throw new OrderFailure.Invalid(HEADER, "missing", "is required");
            }
            return null;
        }
        if (headers.size() > 1) {
            throw new OrderFailure.Invalid(HEADER, "ambiguous", "must be given once");
        }
        if (!SHAPE.matcher(headers.getFirst()).matches()) {
            throw new OrderFailure.Invalid(HEADER, "malformed", "must be 1 to 255 visible ASCII characters");
        }
        return headers.getFirst();
    }
}
