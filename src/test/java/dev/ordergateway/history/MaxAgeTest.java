package dev.ordergateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;

class MaxAgeTest {

    @ParameterizedTest
    @CsvSource({ "1s, PT1S", "5s, PT5S", "60s, PT1M", "3600s, PT1H" })
    void wholeSecondsUpToAnHourAreRead(String text, Duration age) {
        assertThat(MaxAge.parse(text)).isEqualTo(age);
    }

    @Test
    void nothingAskedForIsNoAge() {
        assertThat(MaxAge.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "s", "5", "0s", "00s", "-1s", "+5s", "3601s", "9999s", "10000s", "99999999999s", "5S", "5 s",
            " 5s",
            "5s ", "5s\n", "1.5s", "5m", "PT5S", "\u0665s" })
    void everythingElseIsRefused(String text) {
        var failure = catchThrowableOfType(OrderFailure.Invalid.class, () -> MaxAge.parse(text));

        assertThat(failure.errors()).extracting(FieldError::field).containsExactly("max_age");
    }
}
