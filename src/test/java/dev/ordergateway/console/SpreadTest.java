package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.ordergateway.console.BarChart.Value;

class SpreadTest {

    @Test
    void halfTookNoLongerThanTheMedianAndNineteenOfTwentyNoLongerThanTheOther() {
        var upTo100 = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList().reversed();

        var spread = Spread.of(upTo100).orElseThrow();

        assertThat(spread.orders()).isEqualTo(100);
        assertThat(spread.median()).isEqualTo(Duration.ofSeconds(50));
        assertThat(spread.nearlyAll()).isEqualTo(Duration.ofSeconds(95));
    }

    @Test
    void oneDurationIsMedianAndEnd() {
        var spread = spread(7);

        assertThat(spread.median()).isEqualTo(spread.nearlyAll()).isEqualTo(Duration.ofSeconds(7));
        assertThat(counted(spread)).containsExactly("1 s to 2 s 0", "2 s to 5 s 0", "5 s to 10 s 1", "10 s to 20 s 0",
                "20 s to 30 s 0");
    }

    @Test
    void barsGoFromTheShortestToTheLongest() {
        assertThat(counted(spread(4, 5, 6, 60, 61, 300, 1200)))
                .containsExactly("2 s to 5 s 2", "5 s to 10 s 1", "10 s to 20 s 0", "20 s to 30 s 0", "30 s to 1 min 1",
                        "1 min to 2 min 1", "2 min to 5 min 1", "5 min to 10 min 0", "10 min to 20 min 1");
    }

    @Test
    void nothingIsTooShortOrTooLong() {
        assertThat(counted(spread(0))).startsWith("up to 1 s 1").hasSize(5);
        assertThat(counted(spread(86400, 86401, 1L << 40))).endsWith("12 h to 1 d 1", "more than 1 d 2").hasSize(5);
    }

    @Test
    void marksAreNoMoreThanThereIsRoomFor() {
        var spread = spread(0, 1L << 40);

        assertThat(spread.chart().bars()).hasSize(18);
        assertThat(spread.chart().bars().stream().map(bar -> bar.value().mark()).filter(mark -> !mark.isEmpty()))
                .containsExactly("≤ 1 s", "≤ 10 s", "≤ 1 min", "≤ 10 min", "≤ 1 h", "≤ 12 h");
    }

    @Test
    void everyOrderIsInOneBar() {
        var many = Collections.nCopies(500, Duration.ofMillis(1500));

        assertThat(Spread.of(many).orElseThrow().chart().sum()).isEqualTo(500);
    }

    @Test
    void ofNothingThereIsNoSpread() {
        assertThat(Spread.of(List.of())).isEmpty();
    }

    private static Stream<String> counted(Spread spread) {
        return spread.chart().bars().stream().map(bar -> text(bar.value()));
    }

    private static String text(Value value) {
        return value.name() + ' ' + value.count();
    }

    private static Spread spread(long... seconds) {
        return Spread.of(LongStream.of(seconds).mapToObj(Duration::ofSeconds).toList()).orElseThrow();
    }
}
