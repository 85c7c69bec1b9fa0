package dev.ordergateway.partner;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
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
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration JITTER = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = PAUSE.multipliedBy(RETRIES).plus(JITTER);

    private final CallKind kind;
    private final Duration limit;
    private final PartnerWeather weather;
    private final CallMeter meter;
    private final Guard guard;

    GuardedCalls(CallKind kind, Duration limit, PartnerConfig.Breaker breaker, PartnerWeather weather, CallMeter meter) {
        this.kind = kind;
        this.limit = limit;
        this.weather = weather;
        this.meter = meter;
        this.guard = guard(breaker);
    }

    private Guard guard(PartnerConfig.Breaker breaker) {
        var guard = Guard.create()
                .withDescription("partner/" + kind.name().toLowerCase(Locale.ROOT))
                .withCircuitBreaker()
                .requestVolumeThreshold(breaker.calls()).failureRatio(0.5)
                .skipOn(PartnerFailure.class)
                .delay(breaker.rest().toMillis(), MILLIS)
                .onStateChange(state -> weather.breakerIs(kind, state))
                .done();
        return kind.isRead() ? retrying(guard).build() : guard.build();
    }

    private static Guard.Builder retrying(Guard.Builder guard) {
        return guard.withRetry().maxRetries(RETRIES)
                .delay(PAUSE.toMillis(), MILLIS).jitter(JITTER.toMillis(), MILLIS).withExponentialBackoff().done()
                .whenException(GuardedCalls::isWorthAnotherTry)
                .done();
    }

    /**
     * What is read from the answer; fails as that does, or when there is no answer, or with the breaker's exception when
     * nobody was asked.
     */
    <T> Uni<T> call(Supplier<Uni<Response>> call, Function<Response, T> read) {
        return Uni.createFrom().deferred(() -> guarded(call, System.nanoTime() + limit.toNanos()))
                .map(answer -> heard(answer, read));
    }

    /** An answer that says nothing is as good as none. */
    private <T> T heard(Response answer, Function<Response, T> read) {
        boolean isTrouble = answer.getStatus() >= 500;
        try {
            var value = read.apply(answer);
            note(isTrouble);
            return value;
        } catch (PartnerFailure.BadAnswer useless) {
            weather.failed(kind, useless);
            throw useless;
        } catch (PartnerFailure refusal) {
            note(isTrouble);
            throw refusal;
        }
    }

    private void note(boolean isTrouble) {
        if (!isTrouble) {
            weather.answered(kind);
        }
    }

    private Uni<Response> guarded(Supplier<Uni<Response>> call, long deadline) {
        return guard.get(() -> attempt(call, deadline), ANSWER)
                .onFailure(GuardedCalls::isOfThePartner).invoke(failure -> weather.failed(kind, meaning(failure)))
                .onFailure(Trouble.class).recoverWithItem(failure -> failure.answer);
    }

    /** What is held back here says nothing about the partner. */
    private static boolean isOfThePartner(Throwable failure) {
        return !(failure instanceof PartnerFailure || failure instanceof CircuitBreakerOpenException);
    }

    private static PartnerFailure meaning(Throwable failure) {
        return failure instanceof Trouble trouble ? new PartnerFailure.BadAnswer(trouble.answer.getStatus())
                : PartnerAnswer.notFetched(failure);
    }

    /** The limit stands here and not in the guard, whose own would leave the exchange running and its connection taken. */
    private Uni<Response> attempt(Supplier<Uni<Response>> call, long deadline) {
        return meter.measured(kind, Uni.createFrom().deferred(call::get)
                .ifNoItem().after(Duration.ofNanos(Math.max(1, deadline - System.nanoTime()))).fail())
                .invoke(answer -> check(answer, deadline));
    }

    private static void check(Response answer, long deadline) {
        if (answer.getStatus() >= 500) {
            throw new Trouble(answer, deadline - System.nanoTime() < LONGEST_PAUSE.toNanos());
        }
    }

    /** A partner who names a time does not want to be asked before it. */
    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof Trouble trouble
                ? WORTH_ANOTHER_TRY.contains(trouble.answer.getStatus()) && !trouble.isLate
                        && trouble.answer.getHeaderString("Retry-After") == null
                : PartnerAnswer.wasRefused(failure);
    }

    /** An answer that counts as a failure of the partner's; a late one leaves no time to ask again. */
    private static final class Trouble extends RuntimeException {

        private final transient Response answer;
        private final boolean isLate;

        private Trouble(Response answer, boolean isLate) {
            super("the partner answered " + answer.getStatus(), null, false, false);
            this.answer = answer;
            this.isLate = isLate;
        }
    }
}
