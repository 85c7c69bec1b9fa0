package dev.ordergateway.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/** How long the partner wants to be left alone with one kind of question, as it said in its answers. */
final class Restraint {

    /** Longer than that the partner is not believed: then one call goes out to ask again. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** For a partner that has had too much and does not say for how long. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

    /**
     * Lets a call pass.
     *
     * @throws PartnerFailure.Unavailable while the partner wants none
     */
    void check(Instant now) {
        var end = until.get();
        if (now.isBefore(end)) {
            throw new PartnerFailure.Unavailable(Duration.between(now, end));
        }
    }

    /** Believes the answer about the next calls. One that asks for less than another before it takes nothing back. */
    void heed(Response answer, Instant now) {
        var wish = wish(answer, now);
        if (wish != null) {
            var end = now.plus(wish.compareTo(LONGEST) > 0 ? LONGEST : wish);
            until.accumulateAndGet(end, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private static @Nullable Duration wish(Response answer, Instant now) {
        var wait = answer.getStatus() == 429 || answer.getStatus() == 503 ? RetryAfter.of(answer) : null;
        if (wait != null) {
            return wait;
        }
        var reset = untilReset(answer, now);
        return reset == null && answer.getStatus() == 429 ? USUAL : reset;
    }

    /** The rest of the partner's own period when no call is left in it; null when some are, or it does not say. */
    private static @Nullable Duration untilReset(Response answer, Instant now) {
        var reset = answer.getHeaderString("X-RateLimit-Reset");
        if (!"0".equals(answer.getHeaderString("X-RateLimit-Remaining")) || reset == null || !reset.matches("\\d{1,10}")) {
            return null;
        }
        var wait = Duration.between(RetryAfter.date(answer, now), Instant.ofEpochSecond(Long.parseLong(reset)));
        return wait.isPositive() ? wait : null;
    }
}
