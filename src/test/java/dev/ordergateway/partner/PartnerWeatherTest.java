package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.partner.PartnerWeather.State;
import dev.ordergateway.support.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerState;

class PartnerWeatherTest {

    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final PartnerWeather weather = new PartnerWeather(clock);
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void measure() {
        new PartnerGauges(weather, registry).start(new StartupEvent());
    }

    @Test
    void aPartnerNobodyAskedIsUp() {
        assertThat(weather.report().state()).isEqualTo(State.UP);
        assertThat(weather.report().since()).isEqualTo(START);
        assertThat(weather.report().lastError()).isNull();
        assertThat(weather.report().breakers()).containsOnlyKeys(CallKind.values())
                .allSatisfy((_, breaker) -> assertThat(breaker).isEqualTo(CircuitBreakerState.CLOSED));
    }

    @Test
    void someOpenBreakersAreDegradedAndAllOfThemDown() {
        weather.answered(CallKind.ORDER);
        weather.answered(CallKind.CREATE);
        clock.set(START.plusSeconds(1));
        weather.breakerIs(CallKind.CREATE, CircuitBreakerState.OPEN);
        assertThat(weather.report().state()).isEqualTo(State.DEGRADED);
        assertThat(weather.report().since()).isEqualTo(START.plusSeconds(1));

        clock.set(START.plusSeconds(2));
        weather.breakerIs(CallKind.ORDER, CircuitBreakerState.OPEN);
        assertThat(weather.report().state()).isEqualTo(State.DOWN);
        assertThat(weather.report().since()).isEqualTo(START.plusSeconds(2));

        clock.set(START.plusSeconds(3));
        weather.breakerIs(CallKind.CREATE, CircuitBreakerState.HALF_OPEN);
        assertThat(weather.report().since()).as("still down").isEqualTo(START.plusSeconds(2));
        weather.breakerIs(CallKind.CREATE, CircuitBreakerState.CLOSED);
        weather.breakerIs(CallKind.ORDER, CircuitBreakerState.CLOSED);
        assertThat(weather.report().state()).isEqualTo(State.UP);
    }

    @Test
    void theLastErrorStaysKnown() {
        weather.failed(CallKind.ORDER, new PartnerFailure.TimedOut());
        weather.answered(CallKind.ORDER);

        assertThat(weather.report().lastError()).isInstanceOf(PartnerFailure.TimedOut.class);
        assertThat(weather.report().state()).isEqualTo(State.UP);
    }

    @Test
    void callsOfAKindFailUntilOneDoesNot() {
        weather.failed(CallKind.ORDER, new PartnerFailure.TimedOut());
        clock.advance(Duration.ofSeconds(40));
        weather.answered(CallKind.CREATE);
        weather.failed(CallKind.ORDER, new PartnerFailure.TimedOut());
        assertThat(weather.failing(CallKind.ORDER)).as("two failures are none").isZero();
        clock.advance(Duration.ofMinutes(1));
        weather.failed(CallKind.ORDER, new PartnerFailure.TimedOut());

        assertThat(weather.failing(CallKind.ORDER)).isEqualTo(Duration.ofSeconds(100));
        assertThat(weather.failing(CallKind.CREATE)).isZero();

        weather.answered(CallKind.ORDER);
        assertThat(weather.failing(CallKind.ORDER)).isZero();
    }

    @Test
    void failuresHoursApartSayNothingOfTheTimeBetween() {
        weather.failed(CallKind.CATALOG, new PartnerFailure.TimedOut());
        clock.advance(Duration.ofHours(3));
        weather.failed(CallKind.CATALOG, new PartnerFailure.TimedOut());
        weather.failed(CallKind.CATALOG, new PartnerFailure.TimedOut());
        assertThat(weather.failing(CallKind.CATALOG)).isZero();

        clock.advance(Duration.ofMinutes(1));
        weather.failed(CallKind.CATALOG, new PartnerFailure.TimedOut());
        assertThat(weather.failing(CallKind.CATALOG)).isEqualTo(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(6));
        assertThat(weather.failing(CallKind.CATALOG)).as("nobody asked for a while").isZero();
    }

    @Test
    void breakerThatNobodyHasAskedSinceSaysNothingOfToday() {
        weather.failed(CallKind.CREATE, new PartnerFailure.TimedOut());
        weather.breakerIs(CallKind.CREATE, CircuitBreakerState.OPEN);
        assertThat(gauge("gateway.partner.breaker.open", "create")).isOne();
        assertThat(gauge("gateway.partner.breaker.open", "order")).isZero();

        clock.advance(Duration.ofMinutes(6));

        assertThat(gauge("gateway.partner.breaker.open", "create")).isZero();
    }

    @Test
    void metricsShowForHowLongCallsFailAndWhatThatMakesOfThePartner() {
        for (int i = 0; i < 3; i++) {
            weather.failed(CallKind.ORDER, new PartnerFailure.TimedOut());
            clock.advance(Duration.ofSeconds(30));
        }
        weather.breakerIs(CallKind.ORDER, CircuitBreakerState.OPEN);

        assertThat(gauge("gateway.partner.failing", "order")).isEqualTo(60);
        assertThat(registry.get("gateway.partner.state").tag("state", "down").gauge().value()).isOne();
        assertThat(registry.get("gateway.partner.state").tag("state", "up").gauge().value()).isZero();
    }

    private double gauge(String name, String route) {
        return registry.get(name).tag("route", route).gauge().value();
    }
}
