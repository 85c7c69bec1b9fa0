package dev.ordergateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

    @Test
    void versionStandsInQuotes() {
        assertThat(ETags.of(7)).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"7\"", "W/\"7\"", " \"7\" ", "*", " * ", "\"6\", \"7\"", "\"6\",W/\"7\",\"8\"" })
    void headerThatNamesTheVersionMatches(String header) {
        assertThat(ETags.matches(List.of(header), 7)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ",", "7", "\"8\"", "\"77\"", "\"07\"", "\"7", "'7'", "w/\"7\"", "\"6\", \"8\"", "\"*\"" })
    void anyOtherHeaderDoesNot(String header) {
        assertThat(ETags.matches(List.of(header), 7)).isFalse();
    }

    @Test
    void oneOfSeveralHeadersIsEnough() {
        assertThat(ETags.matches(List.of("\"6\"", "\"7\""), 7)).isTrue();
    }

    @Test
    void noHeaderMatchesNothing() {
        assertThat(ETags.matches(List.of(), 7)).isFalse();
    }
}
