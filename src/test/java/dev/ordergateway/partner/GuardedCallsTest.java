package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;

/** In a container only because a guard cannot be built without one. */
@QuarkusTest
class GuardedCallsTest {

    private static final int CALLS = 4;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final PartnerWeather weather = new PartnerWeather(Clock.systemUTC());
    private final GuardedCalls calls = new GuardedCalls(CallKind.VALIDATION, LONG, new Sensitive(), weather,
            GatewayCalls.METER);

    record Sensitive() implements PartnerConfig.Breaker {

        @Override
        public int calls() {
            return CALLS;
        }

        @Override
        public Duration rest() {
            return LONG;
        }
    }

    @Test
    void failuresOfThePartnerOpenTheBreaker() {
        var failure = new IllegalStateException("the connection broke");

        failAll(failure);

        assertThatThrownBy(() -> call(Uni.createFrom().item(Response.ok().build())))
                .isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(weather.report().lastError()).isInstanceOf(PartnerFailure.Unavailable.class);
    }

    @Test
    void whatIsHeldBackHereIsNoFailureOfThePartner() {
        failAll(new PartnerFailure.OverBudget(LONG));

        assertThat(call(Uni.createFrom().item(Response.ok().build()))).isEqualTo(200);
        assertThat(weather.report().breakers()).containsEntry(CallKind.VALIDATION, CircuitBreakerState.CLOSED);
        assertThat(weather.report().lastError()).isNull();
    }

    @Test
    void answersThatSayNothingAreAsGoodAsNone() {
        var clock = new SettableClock(Instant.EPOCH);
        var seen = new PartnerWeather(clock);
        var patient = new GuardedCalls(CallKind.ORDER, LONG, new Sensitive(), seen, GatewayCalls.METER);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> read(patient, new PartnerFailure.BadAnswer(200)))
                    .isInstanceOf(PartnerFailure.BadAnswer.class);
            clock.advance(LONG);
        }
        assertThat(seen.failing(CallKind.ORDER)).isEqualTo(LONG.multipliedBy(2));

        assertThatThrownBy(() -> read(patient, new PartnerFailure.NotFound())).isInstanceOf(PartnerFailure.NotFound.class);
        assertThat(seen.failing(CallKind.ORDER)).as("a refusal is an answer").isZero();
    }

    private static void read(GuardedCalls calls, PartnerFailure meaning) {
        calls.call(() -> Uni.createFrom().item(Response.ok().build()), _ -> {
            throw meaning;
        }).await().atMost(LONG);
    }

    private void failAll(RuntimeException failure) {
        for (int i = 0; i < CALLS; i++) {
            assertThatThrownBy(() -> call(Uni.createFrom().failure(failure))).isSameAs(failure);
        }
    }

    private int call(Uni<Response> answer) {
        return calls.call(() -> answer, Response::getStatus).await().atMost(LONG);
    }
}
