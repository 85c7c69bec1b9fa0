package dev.ordergateway.weather;

import static dev.ordergateway.weather.Fault.PARTNER_REFUSES;
import static dev.ordergateway.weather.Fault.REPLICA_PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.ordergateway.weather.Diary.Spell;
import dev.ordergateway.weather.LiveStream.Span;

class StreamRuleTest {

    private static final Instant NOW = at(100);

    @Test
    void oneStreamAfterAnotherIsFine() {
        assertThat(broken(List.of(span(0, 10), span(10, 20), span(20, null)))).isEmpty();
    }

    @Test
    void oneThatIsSeenClosedAMomentLateIsFine() {
        assertThat(broken(List.of(span(0, 11), span(10, 20)))).isEmpty();
    }

    @Test
    void twoInFineWeatherAreFound() {
        assertThat(broken(List.of(span(0, 20), span(10, 30)))).hasSize(1);
        assertThat(broken(List.of(span(0, null), span(50, null)))).hasSize(1);
    }

    @Test
    void twoAreFineUntilALeaseAfterReplicasWereParted() {
        var spans = List.of(span(0, 33), span(24, 60));

        assertThat(broken(spans, new Spell(REPLICA_PAUSED, at(20), at(30)))).isEmpty();
        assertThat(broken(spans, new Spell(REPLICA_PAUSED, at(10), at(20)))).hasSize(1);
        assertThat(broken(spans, new Spell(PARTNER_REFUSES, at(20), at(30)))).hasSize(1);
    }

    @Test
    void threeAreFoundInAnyWeather() {
        var spans = List.of(span(0, 40), span(0, 40), span(20, 30));

        assertThat(broken(spans, new Spell(REPLICA_PAUSED, at(0), at(50)))).hasSize(1);
    }

    private static List<Violation> broken(List<Span> spans, Spell... spells) {
        return StreamRule.broken("order", spans, List.of(spells), NOW);
    }

    private static Span span(int from, @Nullable Integer to) {
        return new Span(at(from), to == null ? null : at(to));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
