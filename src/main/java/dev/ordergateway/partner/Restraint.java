package dev.ordergateway.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/** How long the partner wants to be left alone with one kind of question, as it said in its answers. */
class Restraint {

    /** Longer than that the partner is not believed. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Duration usual;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

    /** @param usual for a partner that has had too much and does not say for how long */
    Restraint(Duration usual) {
        this.usual = usual;
    }

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
        heed(answer.getStatus(), answer::getHeaderString, now);
    }

    /** @param header the answer's header of a name, or null */
    void heed(int status, Function<String, @Nullable String> header, Instant now) {
        var wish = wish(status, header, now);
        if (wish != null) {
            var end = now.plus(wish.compareTo(LONGEST) > 0 ? LONGEST : wish);
            until.accumulateAndGet(end, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private @Nullable Duration wish(int status, Function<String, @Nullable String> header, Instant now) {
        var wait = status == 429 || status == 503 ? RetryAfter.read(header.apply("Retry-After"), header.apply("Date")) : null;
        if (wait != null) {
            return wait;
        }
        var reset = untilReset(header, now);
        return reset == null && status == 429 ? usual : reset;
    }

    /** The rest of the partner's own period when no call is left in it; null when some are, or it does not say. */
    private static @Nullable Duration untilReset(Function<String, @Nullable String> header, Instant now) {
        var reset = header.apply("X-RateLimit-Reset");
        if (!"0".equals(header.apply("X-RateLimit-Remaining")) || reset == null || !reset.matches("\\d{1,10}")) {
            return null;
        }
        var wait = Duration.between(RetryAfter.date(header.apply("Date"), now), Instant.ofEpochSecond(Long.parseLong(reset)));
        return wait.isPositive() ? wait : null;
    }
}
