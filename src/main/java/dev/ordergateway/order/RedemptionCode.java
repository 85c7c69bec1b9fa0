package dev.ordergateway.order;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What the end user was sold: whoever reads it can spend it. It prints masked, and no document, column or log holds it in
 * plain.
 *
 * @param code the PIN, the address to open, or the text an eSIM is installed from
 * @param serial a second part, when there is one
 * @param securityCode a further code to go with it, when there is one
 */
public record RedemptionCode(Kind kind, String code, @Nullable String serial, @Nullable String securityCode) {

    /** How a code is used. */
    public enum Kind {
        PIN,
        URL,
        ESIM;

        /** The spelling in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is known after also seeing this one: another code replaces it, the same one may bring a missing part. */
    RedemptionCode enrichedBy(RedemptionCode seen) {
        return code.equals(seen.code)
                ? new RedemptionCode(seen.kind, code, Facts.latest(serial, seen.serial),
                        Facts.latest(securityCode, seen.securityCode))
                : seen;
    }

    @Override
    public String toString() {
        return "RedemptionCode[masked]";
    }
}
