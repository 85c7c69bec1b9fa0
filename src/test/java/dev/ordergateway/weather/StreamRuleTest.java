package dev.ordergateway.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
    void twoAreFineWhileReplicasAreParted() {
        var spans = List.of(span(0, 44), span(24, 60));

        assertThat(broken(spans, new Stretch(at(20), at(41)))).isEmpty();
        assertThat(broken(spans, new Stretch(at(20), at(30)))).hasSize(1);
        assertThat(broken(spans, new Stretch(at(26), at(50)))).hasSize(1);
    }

    @Test
    void twoAreFineForAHandOverAfterReplicasWereParted() {
        var parted = new Stretch(at(10), at(20));

        assertThat(broken(List.of(span(0, 38), span(25, 60)), parted)).isEmpty();
        assertThat(broken(List.of(span(0, 39), span(25, 60)), parted)).hasSize(1);
        assertThat(broken(List.of(span(0, 83), span(81, 90)), parted)).hasSize(1);
    }

    @Test
    void threeAreFineForAHandOverWhileReplicasAreParted() {
        var parted = new Stretch(at(0), at(50));

        assertThat(broken(List.of(span(0, 40), span(0, 40), span(20, 33)), parted)).isEmpty();
        assertThat(broken(List.of(span(0, 40), span(0, 40), span(20, 34)), parted)).hasSize(1);
    }

    private static List<Violation> broken(List<Span> spans, Stretch... parted) {
        return StreamRule.broken("order", spans, List.of(parted), NOW);
    }

    private static Span span(int from, @Nullable Integer to) {
        return new Span("1", at(from), to == null ? null : at(to));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
