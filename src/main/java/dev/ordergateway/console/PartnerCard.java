package dev.ordergateway.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.StatusView.PartnerView;

/**
 * The partner as this replica sees it, in plain words.
 *
 * @param lastError null when no call has failed
 * @param breakers of the kinds of call that are given a rest, or tried again after one
 */
public record PartnerCard(String state, String meaning, Instant since, @Nullable String lastError, List<Breaker> breakers) {

    /** One that is not closed. */
    public record Breaker(String kind, String meaning) {
    }

    static PartnerCard of(PartnerView view) {
        return new PartnerCard(view.state(), meaning(view.state()), view.since(), error(view.lastError()),
                view.breakers().entrySet().stream().filter(entry -> !entry.getValue().equals("closed"))
                        .map(PartnerCard::breaker).toList());
    }

    private static String meaning(String state) {
        return switch (state) {
            case "up" -> "Calls go through: no breaker is open.";
            case "degraded" -> "Some kinds of call fail so often that they are given a rest.";
            default -> "Every kind of call fails so often that it is given a rest.";
        };
    }

    private static @Nullable String error(@Nullable String code) {
        return switch (code) {
            case null -> null;
            case "partner_timeout" -> "The partner did not answer in time.";
            case "partner_bad_answer" -> "The partner's answer could not be used.";
            default -> "The partner could not be reached.";
        };
    }

    private static Breaker breaker(Map.Entry<String, String> breaker) {
        return new Breaker(breaker.getKey(), breaker.getValue().equals("open") ? "resting" : "being tried again");
    }
}
