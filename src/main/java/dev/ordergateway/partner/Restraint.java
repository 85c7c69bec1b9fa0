package dev.ordergateway.partner;

import java.time.Duration;
import java.time.Instant;

import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/** How long the partner wants to be left alone with one kind of question, as it said in its answers. */
final class Restraint {

    /** Longer than that the partner is not believed: then one call goes out to ask again. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    // written by whoever gets an answer
    private volatile Instant until = Instant.MIN;

    /**
     * Lets a call pass.
     *
     * @throws PartnerFailure.Unavailable while the partner wants none
     */
    void check(Instant now) {
        if (now.isBefore(until)) {
            throw new PartnerFailure.Unavailable(Duration.between(now, until));
        }
    }

    /** Believes the answer about the next calls. */
    void heed(Response answer, Instant now) {
        var wait = answer.getStatus() == 429 || answer.getStatus() == 503 ? RetryAfter.of(answer) : null;
        var pause = wait == null ? untilReset(answer, now) : wait;
        if (pause != null) {
            until = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        }
    }

    /** The rest of the partner's own period when no call is left in it; null when some are, or it does not say. */
    private static @Nullable Duration untilReset(Response answer, Instant now) {
        var reset = answer.getHeaderString("X-RateLimit-Reset");
        if (!"0".equals(answer.getHeaderString("X-RateLimit-Remaining")) || reset == null || !reset.matches("\\d{1,10}")) {
            return null;
        }
        var wait = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(reset)));
        return wait.isPositive() ? wait : null;
    }
}
