package dev.ordergateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.store.JournalLine;
import dev.ordergateway.support.Orders;

class JournalPageTest {

    @Test
    void cursorLeadsToTheLineAfterTheLastOne() {
        var page = JournalPage.of(lines(1, 4), 3);

        assertThat(page.data()).extracting(JournalPage.Line::seq).containsExactly(1, 2, 3);
        assertThat(page.hasMore()).isTrue();
        assertThat(JournalPage.seqOf(page.nextCursor())).isEqualTo(3);
    }

    @Test
    void lastPageHasNoCursorThoughItIsFull() {
        var page = JournalPage.of(lines(4, 6), 3);

        assertThat(page.data()).hasSize(3);
        assertThat(page.hasMore()).isFalse();
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void emptyPageIsTheLast() {
        assertThat(JournalPage.of(List.of(), 3)).isEqualTo(new JournalPage(List.of(), false, null));
    }

    @Test
    void noCursorIsBeforeTheFirstLine() {
        assertThat(JournalPage.seqOf(null)).isZero();
    }

    @Test
    void cursorFitsIntoAUrlAsItIs() {
        assertThat(JournalPage.of(lines(123_456, 123_458), 2).nextCursor()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "7", "nonsense", "!", "====", "c2VxOjE=x", "\u00e9", "\uD83D\uDE00", "%00" })
    void textThatIsNoCursorIsRefused(String cursor) {
        assertThatExceptionOfType(OrderFailure.InvalidCursor.class).isThrownBy(() -> JournalPage.seqOf(cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "seq:", "seq:-1", "seq:+1", "seq:1 ", "seq:1\n", "SEQ:1", "seq:1.0", "seq:9999999999",
            "seq:99999999999999999999", "seq:\u0661", "id:1", "1; drop table" })
    void forgedCursorIsRefused(String inside) {
        var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(inside.getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(OrderFailure.InvalidCursor.class).isThrownBy(() -> JournalPage.seqOf(forged));
    }

    private static List<JournalLine> lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(JournalPageTest::line).toList();
    }

    private static JournalLine line(int seq) {
        return new JournalLine(seq, Orders.PLACED_AT, seq, "observation", "poll", null, null, "applied", null, null, null, 1);
    }
}
