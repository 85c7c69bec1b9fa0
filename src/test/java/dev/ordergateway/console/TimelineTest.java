package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.console.Timeline.Entry;
import dev.ordergateway.store.JournalLine;
import dev.ordergateway.store.OrderStory.Line;
import dev.ordergateway.store.OrderStory.Unreadable;

class TimelineTest {

    private static final Instant AT = Instant.parse("2026-08-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            transition  | placement | -                 | Placing            | applied     | -       | -   | -    | The order came in | the request
            transition  | placement | Placing           | WaitingForPayment  | applied     | -       | -   | -    | Placing → Waiting for payment | the answer to the create call
            transition  | stream    | WaitingForPayment | WaitingForDelivery | applied     | -       | -   | Paid | Waiting for payment → Waiting for delivery | the partner's stream
            observation | poll      | WaitingForPayment | -                  | applied     | -       | -   | -    | Something new was learned | a look at the partner
            observation | timer     | WaitingForPayment | -                  | applied     | OVERDUE_PAYMENT | - | - | A flag went up | the clock
            observation | stream    | Done              | -                  | disregarded | STALE   | -   | Paid | Not believed | the partner's stream
            observation | operator  | Done              | -                  | disregarded | NOT_A_MOVE | eve | - | Tried, and not done | a person
            action      | operator  | Done              | -                  | applied     | reconcile | eve | -  | A look at the partner was asked for | a person
            action      | operator  | Done              | -                  | applied     | erasure | eve | -    | The person behind the order was erased | a person
            action      | operator  | Done              | -                  | applied     | reconciled by phone | eve | - | The flags were acknowledged | a person
            action      | operator  | Done              | -                  | applied     | I know  | eve | -    | The flags were acknowledged | a person
            action      | operator  | Unconfirmed       | -                  | applied     | found   | eve | Odd  | The partner's order was taken over | a person
            action      | operator  | Done              | -                  | applied     | -       | eve | -    | A person acted | a person
            reveal      | operator  | Done              | -                  | applied     | lost    | eve | -    | A code was revealed | a person
            """)
    void everyKindOfLineHasATitleAndSaysWhereItIsFrom(String kind, String source, @Nullable String from, @Nullable String to,
            String verdict, @Nullable String reason, @Nullable String by, @Nullable String word, String title, String origin) {
        var entry = entry(new JournalLine(1, AT, 1, kind, source, from, to, verdict, reason, word, by, 1), null);

        assertThat(entry.title()).isEqualTo(title);
        assertThat(entry.source()).isEqualTo(origin);
        assertThat(entry.by()).isEqualTo(by);
    }

    @Test
    void whatWasNotBelievedTellsWhatWasSaidAndWhyNot() {
        var entry = entry(observed("disregarded", "STALE", "Paid"), null);

        assertThat(entry.remarks()).containsExactly("The partner said “Paid”.", "It was older than what was already known.");
        assertThat(entry.look()).isEqualTo("disregarded");
        assertThat(entry.count()).isEqualTo(12);
    }

    @Test
    void whatCouldNotBeReadTellsWhereTheFaultIs() {
        assertThat(entry(observed("disregarded", "MALFORMED", null), new Unreadable(312, 17)).remarks())
                .containsExactly("It could not be read.", "It had 312 bytes, and the fault is at byte 17.");
    }

    @Test
    void flagsAreExplained() {
        assertThat(entry(observed("applied", "OVERDUE_PAYMENT PARTNER_MISSING", null), null).remarks()).hasSize(2)
                .first().asString().startsWith("The time to pay is over");
    }

    @Test
    void wordsOfANewerReplicaAreShownAsTheyAre() {
        assertThat(entry(observed("disregarded", "TOO_ODD", null), null).remarks()).containsExactly("too odd");
        assertThat(entry(observed("applied", "TOO_ODD", null), null).remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "reconcile: the customer asks,the customer asks", "reconcile,-", "erasure,-",
            "I know,I know", "reconciled by phone,reconciled by phone", "-,-" })
    void whatAPersonGaveAsTheReasonIsTold(@Nullable String reason, @Nullable String words) {
        assertThat(entry(new JournalLine(1, AT, 1, "action", "operator", "Done", null, "applied", reason, null, "eve", 1),
                null).words()).isEqualTo(words);
    }

    @Test
    void aPageLeadsToTheNextWhenThereIsMore() {
        var lines = IntStream.of(9, 8, 7).mapToObj(seq -> new Line(line(seq), null, null)).toList();

        assertThat(Timeline.of(lines, 2, true).older()).isEqualTo(8);
        assertThat(Timeline.of(lines, 2, true).entries()).extracting(Entry::seq).containsExactly(9, 8);
        assertThat(Timeline.of(lines, 3, true).older()).isNull();
    }

    private static JournalLine observed(String verdict, String reason, @Nullable String word) {
        return new JournalLine(1, AT, 1, "observation", "stream", "Done", null, verdict, reason, word, null, 12);
    }

    private static JournalLine line(int seq) {
        return new JournalLine(seq, AT, 1, "observation", "stream", "Done", null, "applied", null, null, null, 1);
    }

    private static Entry entry(JournalLine line, @Nullable Unreadable unreadable) {
        return Timeline.of(List.of(new Line(line, null, unreadable)), 1, true).entries().getFirst();
    }
}
