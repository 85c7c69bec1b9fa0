package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.PartnerOrder;

class OrderMessagePaymentTest {

    @ParameterizedTest
    @CsvSource({ "101.48, 101.48", "'\"101.480\"', 101.480", "100, 100", "1E+2, 1E+2", "'\" 5 \"', 5",
            "0.000000000000001, 1E-15" })
    void amountsMayBeNumbersOrTextsAndKeepTheirDigits(String json, BigDecimal amount) {
        assertThat(read("{\"order_id\":\"a\",\"coin_amount\":" + json + "}").payment().coinAmount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "true", "[]", "{}", "\"\"", "\"1,000.00\"", "\"NaN\"", "1e999999999", "\"1e999999999\"",
            "1e99999999999999", "1e-41", "\"1e41\"" })
    void anAmountOutOfBoundsIsAbsent(String json) {
        var order = read("{\"order_id\":\"a\",\"coin_amount\":" + json + ",\"order_state\":\"Done\"}");

        assertThat(order.payment().coinAmount()).isNull();
        assertThat(order.status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void anAmountOfTooManyDigitsIsAbsentHoweverManyThereAre() {
        for (int digits : new int[] { 61, 1_500, 900_000 }) {
            assertThat(read("{\"order_id\":\"a\",\"coin_amount\":" + "9".repeat(digits) + "}").payment().coinAmount()).isNull();
        }
        assertThat(read("{\"order_id\":\"a\",\"coin_amount\":" + "9".repeat(60) + "}").payment().coinAmount()).isNotNull();
    }

    @Test
    void theReceivedAmountGoesByTwoNames() {
        assertThat(read("{\"order_id\":\"a\",\"received_amount\":3}").payment().sentCoinAmount()).isEqualTo("3");
        assertThat(read("{\"order_id\":\"a\",\"sent_coin_amount\":null,\"received_amount\":3}").payment().sentCoinAmount())
                .isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({ "expires_at, 1790000000, 2026-09-21T14:13:20Z", "expires_at, 1790000000.123456789, 2026-09-21T14:13:20.123Z",
            "expires_at, '\"1790000000\"', 2026-09-21T14:13:20Z",
            "expiration_date, 1790000000.75, 2026-09-21T14:13:20.750Z",
            "payment_expires_at, '\"2026-09-21T16:13:20+02:00\"', 2026-09-21T14:13:20Z" })
    void theDeadlineGoesByThreeNamesAndManyForms(String name, String json, Instant deadline) {
        var payment = read("{\"order_id\":\"a\",\"" + name + "\":" + json + "}").payment();

        assertThat(payment.deadline()).isEqualTo(deadline);
        assertThat(payment.deadlineEstimated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-5", "1e30", "1790000000000", "\"tomorrow\"", "\"2026-09-21\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "true", "18446744075499551616" })
    void aTimeOutOfBoundsIsAbsent(String json) {
        assertThat(read("{\"order_id\":\"a\",\"expires_at\":" + json + "}").payment().deadline()).isNull();
    }

    @Test
    void aLongTextIsAbsent() {
        assertThat(read("{\"order_id\":\"a\",\"wallet_address\":\"" + "x".repeat(4096) + "\"}").payment().walletAddress())
                .hasSize(4096);
        assertThat(read("{\"order_id\":\"a\",\"wallet_address\":\"" + "x".repeat(4097) + "\"}").payment().walletAddress())
                .isNull();
    }

    @Test
    void whatTheDatabaseCannotStoreIsReplaced() {
        assertThat(read("{\"order_id\":\"a\",\"coin\":\"U\\u0000S\\ud800D\"}").payment().coin())
                .doesNotContain("\0").matches("U.S.D").isEqualTo("U\uFFFDS?D");
    }

    private static PartnerOrder read(String json) {
        return Optional.of(json).flatMap(OrderMessage::read).orElseThrow();
    }
}
