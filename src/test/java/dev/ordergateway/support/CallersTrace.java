package dev.ordergateway.support;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The trace of a caller, of which the gateway's part is to become one. */
public record CallersTrace(String traceId, String spanId, boolean isRecorded) {

    public static CallersTrace recorded() {
        return new CallersTrace(hex(16), hex(8), true);
    }

    public static CallersTrace notRecorded() {
        return new CallersTrace(hex(16), hex(8), false);
    }

    public String traceparent() {
        return "00-%s-%s-%s".formatted(traceId, spanId, isRecorded ? "01" : "00");
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
