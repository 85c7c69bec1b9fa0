package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

    @ParameterizedTest
    @CsvSource({ "PT0S, 0 s", "PT0.04S, 0.0 s", "PT3.24S, 3.2 s", "PT7S, 7 s", "PT10S, 10 s", "PT10.9S, 10 s", "PT60S, 1 min",
            "PT90S, 1 min 30 s", "PT59M59S, 59 min 59 s", "PT1H, 1 h", "PT1H0M5S, 1 h", "PT2H5M, 2 h 5 min", "PT24H, 1 d",
            "PT75H, 3 d 3 h" })
    void durationIsSpokenInItsTwoLargestUnits(Duration duration, String spoken) {
        assertThat(Measures.spoken(duration)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({ "0, '0'", "999, '999'", "1000, '1,000'", "1234567, '1,234,567'" })
    void thousandsAreSetApart(long number, String text) {
        assertThat(Measures.grouped(number)).isEqualTo(text);
    }
}
