package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateVocabularyTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            Created,                WaitingForPayment
            WaitingForPayment,      WaitingForPayment
            PaymentStarted,         WaitingForPayment
            PartialPaymentStarted,  WaitingForPayment
            PaymentReceived,        WaitingForDelivery
            WaitingForDelivery,     WaitingForDelivery
            WaitingForManualAction, WaitingForManualAction
            Done,                   Done
            Completed,              Done
            Expired,                Expired
            Canceled,               Canceled
            Cancelled,              Canceled
            PaymentFailed,          PaymentFailed
            PaymentSetupFailed,     PaymentFailed
            Refunded,               Refunded
            """)
    void everyWordOfThePartnerHasItsStatusInEverySpelling(String word, String label) {
        for (var spelling : spellings(word)) {
            assertThat(StateVocabulary.status(spelling)).as(spelling)
                    .hasValueSatisfying(status -> assertThat(status.label()).isEqualTo(label));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "_", "Sparkling", "WaitingFor", "Doneish", "422", "Placing", "Rejected", "Unconfirmed" })
    void aWordNobodyKnowsHasNoStatus(String word) {
        assertThat(StateVocabulary.status(word)).isEmpty();
    }

    @Test
    void noWordHasNoStatus() {
        assertThat(StateVocabulary.status(null)).isEmpty();
        assertThat(StateVocabulary.isDelivered(null)).isFalse();
        assertThat(StateVocabulary.isQuarantined(null)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("deliveryWords")
    void onlySuccessWordsMeanDelivered(String word, boolean delivered) {
        assertThat(spellings(word))
                .allSatisfy(spelling -> assertThat(StateVocabulary.isDelivered(spelling)).isEqualTo(delivered));
    }

    static Stream<Arguments> deliveryWords() {
        return Stream.concat(
                Stream.of("Succeeded", "Completed", "Done").map(word -> Arguments.of(word, true)),
                Stream.of("Created", "WaitingForPayment", "Failed", "Success").map(word -> Arguments.of(word, false)));
    }

    @ParameterizedTest
    @MethodSource("paymentWords")
    void onlyHeldMoneyMeansQuarantine(String word, boolean quarantined) {
        assertThat(spellings(word))
                .allSatisfy(spelling -> assertThat(StateVocabulary.isQuarantined(spelling)).isEqualTo(quarantined));
    }

    static Stream<Arguments> paymentWords() {
        return Stream.concat(
                Stream.of("PaymentQuarantined", "ExpiredAfterPaymentDetection").map(word -> Arguments.of(word, true)),
                Stream.of("WalletCreated", "PaymentRequested", "PaymentReceived", "Expired")
                        .map(word -> Arguments.of(word, false)));
    }

    private static List<String> spellings(String word) {
        var snake = word.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return List.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT), snake,
                snake.toLowerCase(Locale.ROOT), snake.toUpperCase(Locale.ROOT));
    }
}
