package dev.ordergateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = { "+15550100", "0015550100", "15550100", "+1 (555) 01-00", " +1.555.0100 ", "+1/555\u00A00100" })
    void numberHasOneSpelling(String text) {
        assertThat(PhoneNumber.plain(text)).contains("15550100");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "+", "1234", "buyer@example.com", "1555x0100", "+1+5550100", "12345678901234567", "٣٣٣٣٣٣٣" })
    void anythingElseIsNone(String text) {
        assertThat(PhoneNumber.plain(text)).isEmpty();
    }
}
