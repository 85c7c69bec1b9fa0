package dev.ordergateway.partner;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;

/**
 * Calls of one kind. Each has a time limit over all its attempts; a breaker counts connections that fail, time-outs and
 * answers from 500 on; only reads are tried again, twice, when nothing was done: no connection, 502, 503 or 504.
 */
final class GuardedCalls {

    private static final TypeLiteral<Uni<Response>> ANSWER = new TypeLiteral<>() {
    };
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(502, 503, 504);
    private static final int RETRIES = 2;

    private final CallKind kind;
    private final Duration limit;
    private final PartnerWeather weather;
    private final Guard guard;

    GuardedCalls(CallKind kind, Duration limit, PartnerConfig.Breaker breaker, PartnerWeather weather) {
        this.kind = kind;
        this.limit = limit;
        this.weather = weather;
        this.guard = guard(breaker);
    }

    private Guard guard(PartnerConfig.Breaker breaker) {
        var guard = Guard.create()
                .withDescription("partner/" + kind.name().toLowerCase(Locale.ROOT))
                .withCircuitBreaker()
                .requestVolumeThreshold(breaker.calls()).failureRatio(0.5)
                .delay(breaker.rest().toMillis(), MILLIS)
                .onStateChange(state -> weather.breakerIs(kind, state))
                .done();
        return kind.isRead() ? retrying(guard).build() : guard.build();
    }

    private static Guard.Builder retrying(Guard.Builder guard) {
        return guard.withRetry().maxRetries(RETRIES)
                .delay(200, MILLIS).jitter(100, MILLIS).withExponentialBackoff().maxDelay(1, SECONDS).done()
                .whenException(GuardedCalls::isWorthAnotherTry)
                .done();
    }

    /** The answer, whatever its status; fails when there is none, or with the breaker's exception when it was not asked. */
    Uni<Response> call(Supplier<Uni<Response>> call) {
        return Uni.createFrom().deferred(() -> guarded(call, System.nanoTime() + limit.toNanos()));
    }

    private Uni<Response> guarded(Supplier<Uni<Response>> call, long deadline) {
        return guard.get(() -> attempt(call, deadline), ANSWER)
                .invoke(() -> weather.answered(kind))
                .onFailure(failure -> !(failure instanceof CircuitBreakerOpenException)).invoke(this::report)
                .onFailure(Trouble.class).recoverWithItem(failure -> failure.answer);
    }

    private void report(Throwable failure) {
        weather.failed(kind, failure instanceof Trouble trouble
                ? new PartnerFailure.BadAnswer(trouble.answer.getStatus())
                : PartnerAnswer.notFetched(failure));
    }

    /** The limit stands here and not in the guard, whose own would leave the exchange running and its connection taken. */
    private static Uni<Response> attempt(Supplier<Uni<Response>> call, long deadline) {
        return Uni.createFrom().deferred(call::get)
                .ifNoItem().after(Duration.ofNanos(Math.max(1, deadline - System.nanoTime()))).fail()
                .invoke(GuardedCalls::check);
    }

    private static void check(Response answer) {
        if (answer.getStatus() >= 500) {
            throw new Trouble(answer);
        }
    }

    /** A partner who names a time does not want to be asked before it. */
    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof Trouble trouble
                ? WORTH_ANOTHER_TRY.contains(trouble.answer.getStatus())
                        && trouble.answer.getHeaderString("Retry-After") == null
                : PartnerAnswer.wasRefused(failure);
    }

    /** An answer that counts as a failure of the partner's. */
    private static final class Trouble extends RuntimeException {

        private final transient Response answer;

        private Trouble(Response answer) {
            super("the partner answered " + answer.getStatus(), null, false, false);
            this.answer = answer;
        }
    }
}
