package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;

class CursorsTest {

    private static final String OLD = key("old", 1);
    private static final String NEW = key("new", 2);

    private final Cursors cursors = new Cursors(new Keyring(OLD));

    private static String key(String id, int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return id + ':' + Base64.getEncoder().encodeToString(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "7", "2026-08-01T10:00:00Z 019864f5", "\u00e9 \uD83D\uDE00", "a:b" })
    void cursorGivesTheTextBackThatItWasMadeOf(String text) {
        var cursor = cursors.of("orders", text);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.read("orders", cursor, "cursor")).isEqualTo(text);
    }

    @Test
    void cursorForOnePurposeIsNoneForAnother() {
        refuses("events", cursors.of("orders", "7"));
        refuses("a:b", cursors.of("a", "b:c"));
    }

    @Test
    void endOfThePurposeDoesNotPassForTheBeginningOfTheText() {
        var bytes = Base64.getUrlDecoder().decode(cursors.of("a", "b7"));
        // the text without its first letter, which another purpose has
        bytes[16] = bytes[17];

        refuses("ab", Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, 17)));
    }

    @Test
    void damageAnywhereIsNoticed() {
        var cursor = cursors.of("orders", "2026-08-01T10:00:00Z 019864f5");

        IntStream.range(0, cursor.length()).forEach(place -> {
            var other = cursor.charAt(place) == 'A' ? 'B' : 'A';
            refuses("orders", cursor.substring(0, place) + other + cursor.substring(place + 1));
            refuses("orders", cursor.substring(0, place));
            refuses("orders", cursor.substring(0, place) + cursor.substring(place + 1));
        });
    }

    @Test
    void cursorIsTakenInOneSpellingOnly() {
        var cursor = cursors.of("orders", "7");
        // 17 bytes leave two bits that mean nothing
        var last = cursor.charAt(cursor.length() - 1);

        refuses("orders", cursor + "=");
        refuses("orders", cursor.substring(0, cursor.length() - 1) + (char) (last + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "7", "nonsense", "!", "====", "\u00e9", "%00", "AAAAAAAAAAAAAAAAAAAAAA" })
    void textThatIsNoCursorIsRefused(String text) {
        refuses("orders", text);
    }

    @Test
    void cursorOutlivesTheKeyThatSignsNoMore() {
        var cursor = cursors.of("orders", "7");

        assertThat(new Cursors(new Keyring(NEW + ',' + OLD)).read("orders", cursor, "cursor")).isEqualTo("7");
        assertThatExceptionOfType(OrderFailure.InvalidCursor.class)
                .isThrownBy(() -> new Cursors(new Keyring(NEW)).read("orders", cursor, "cursor"));
    }

    @Test
    void refusalNamesWhereTheCursorStood() {
        assertThatExceptionOfType(OrderFailure.InvalidCursor.class).isThrownBy(() -> cursors.read("orders", "x", "after"))
                .satisfies(failure -> assertThat(failure.errors()).extracting(FieldError::field).containsExactly("after"));
    }

    private void refuses(String purpose, String cursor) {
        assertThatExceptionOfType(OrderFailure.InvalidCursor.class)
                .isThrownBy(() -> cursors.read(purpose, cursor, "cursor"));
    }
}
