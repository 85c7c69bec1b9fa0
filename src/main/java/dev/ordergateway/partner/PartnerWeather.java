package dev.ordergateway.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.faulttolerance.api.CircuitBreakerState;

/** How calls to the partner went lately, as this replica saw it. It is for people to read; nothing is decided by it. */
@ApplicationScoped
public class PartnerWeather {

    /** Up: no breaker is open. Down: of the kinds of call that were made, each has an open one. */
    public enum State {
        UP,
        DEGRADED,
        DOWN
    }

    /**
     * What is known now.
     *
     * @param since when the state became what it is
     * @param lastError why the last call that failed did; null when none has
     */
    public record Report(State state, Instant since, @Nullable PartnerFailure lastError,
            Map<CallKind, CircuitBreakerState> breakers) {
    }

    /** Failures further apart say nothing of the time between them. */
    private static final Duration CONTINUOUS = Duration.ofMinutes(5);
    /** Fewer may be the fault of one question that the partner never answers. */
    private static final int FEW = 3;

    private final Clock clock;

    // guarded by this
    private final Map<CallKind, Failing> failing = new EnumMap<>(CallKind.class);
    private final Set<CallKind> used = EnumSet.noneOf(CallKind.class);
    private final Map<CallKind, CircuitBreakerState> breakers = new EnumMap<>(CallKind.class);
    private State state = State.UP;
    private Instant since;
    private @Nullable PartnerFailure lastError;

    /** Calls that failed one after the other, and none in between did not. */
    private record Failing(Instant first, Instant last, int times) {

        boolean goesOnAt(Instant now) {
            return !last.plus(CONTINUOUS).isBefore(now);
        }
    }

    PartnerWeather(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
        for (var kind : CallKind.values()) {
            breakers.put(kind, CircuitBreakerState.CLOSED);
        }
    }

    public synchronized Report report() {
        return new Report(state, since, lastError, new EnumMap<>(breakers));
    }

    synchronized void breakerIs(CallKind kind, CircuitBreakerState breaker) {
        breakers.put(kind, breaker);
        update();
    }

    /** For how long every call of that kind has failed, as far as there were any; zero for the first few. */
    synchronized Duration failing(CallKind kind) {
        var known = failingOfLate(kind);
        return known == null || known.times < FEW ? Duration.ZERO : Duration.between(known.first, known.last);
    }

    /**
     * Calls of that kind are held back, and not long ago one failed: a breaker stays open until it is asked again, which may
     * be hours after the partner is well.
     */
    synchronized boolean isHeldBack(CallKind kind) {
        return breakers.get(kind) != CircuitBreakerState.CLOSED && failingOfLate(kind) != null;
    }

    private @Nullable Failing failingOfLate(CallKind kind) {
        var known = failing.get(kind);
        return known != null && known.goesOnAt(clock.instant()) ? known : null;
    }

    synchronized void answered(CallKind kind) {
        failing.remove(kind);
        used(kind);
    }

    synchronized void failed(CallKind kind, PartnerFailure failure) {
        lastError = failure;
        var now = clock.instant();
        var known = failingOfLate(kind);
        failing.put(kind, known == null ? new Failing(now, now, 1) : new Failing(known.first, now, known.times + 1));
        used(kind);
    }

    private void used(CallKind kind) {
        if (used.add(kind)) {
            update();
        }
    }

    private void update() {
        long open = used.stream().filter(kind -> breakers.get(kind) != CircuitBreakerState.CLOSED).count();
        var next = open == 0 ? State.UP : open == used.size() ? State.DOWN : State.DEGRADED;
        if (next != state) {
            state = next;
            since = clock.instant();
        }
    }
}
