package dev.ordergateway.partner;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the partner says of an order that it was asked to check.
 *
 * @param problems why it would refuse the order; empty when it would take it
 * @param coinAmount what it would cost, as the partner wrote it; null when it did not say
 * @param others what else it said, unchanged
 */
public record Validation(List<Problem> problems, @Nullable String coin, @Nullable String coinAmount,
        Map<String, JsonNode> others) {

    /** Stands for a problem that the partner told in words, which are not for callers. */
    public static final String UNKNOWN = "UNKNOWN_PROBLEM";

    /**
     * One reason.
     *
     * @param detail a further code; null when there is none
     */
    public record Problem(String problem, @Nullable String detail) {
    }
}
