package dev.ordergateway.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {

    private static final SseItem COMMENT = new SseItem.Comment();
    private static final SseItem TOO_LONG = new SseItem.TooLong();

    @ParameterizedTest
    @ValueSource(strings = { "\n", "\r\n", "\r" })
    void everyLineEndEndsALine(String end) {
        var stream = "event: message\ndata: one\n\nevent: stop\ndata: {}\n\n".replace("\n", end);

        assertThat(parsed(stream)).containsExactly(event("message", "one"), event("stop", "{}"));
    }

    @Test
    void aLineEndSplitOverPacketsIsOneLineEnd() {
        var parser = new SseParser();

        assertThat(parser.parse(bytes("data: a\r"))).isEmpty();
        assertThat(parser.parse(bytes("\ndata: b\r"))).isEmpty();
        assertThat(parser.parse(bytes("\n\r"))).containsExactly(event("message", "a\nb"));
        assertThat(parser.parse(bytes("\ndata: c\n\n"))).containsExactly(event("message", "c"));
    }

    @Test
    void aByteOrderMarkAtTheStartIsDropped() {
        assertThat(parsed("\uFEFFdata: a\n\n\uFEFFdata: b\n\n")).containsExactly(event("message", "a"));
    }

    @Test
    void dataLinesAreJoinedAndLoseOneSpaceAfterTheColon() {
        assertThat(parsed("data:a\ndata: b\ndata:  c\ndata\n\n")).containsExactly(event("message", "a\nb\n c\n"));
    }

    @Test
    void commentsAreReportedAndNoEvents() {
        assertThat(parsed(": keep-alive\n\n:\n\ndata: a\n: within\n\n"))
                .containsExactly(COMMENT, COMMENT, COMMENT, event("message", "a"));
    }

    @Test
    void aNameWithoutDataIsAnEventAndNothingElseIs() {
        assertThat(parsed("event: stop\n\n\n\nid: 7\nretry: 5\nunknown: x\n\n")).containsExactly(event("stop", ""));
    }

    @Test
    void aNameHoldsForOneEvent() {
        assertThat(parsed("event: stop\ndata: a\n\ndata: b\n\n")).containsExactly(event("stop", "a"), event("message", "b"));
    }

    @Test
    void anUnfinishedEventIsNeverGivenOut() {
        assertThat(parsed("data: a\n\ndata: b\n")).containsExactly(event("message", "a"));
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        var parser = new SseParser();
        var stream = bytes("data: a?b\n\n");
        stream[7] = (byte) 0xC3;

        assertThat(parser.parse(stream)).containsExactly(event("message", "a\uFFFDb"));
        assertThat(parser.parse(bytes("data: c\n\n"))).containsExactly(event("message", "c"));
    }

    @Test
    void aLineMayFillItsLimitAndNotPassIt() {
        int room = SseParser.MAX_LINE - "data:".length();

        assertThat(parsed("data:" + "x".repeat(room) + "\n\n")).containsExactly(event("message", "x".repeat(room)));
        assertThat(parsed("data:" + "x".repeat(room + 1) + "\n\n")).containsExactly(TOO_LONG);
        assertThat(parsed(":" + "x".repeat(SseParser.MAX_LINE))).containsExactly(TOO_LONG);
    }

    @Test
    void anEventMayFillItsLimitAndNotPassIt() {
        var line = "data:" + "x".repeat(1019) + "\n";

        assertThat(parsed(line.repeat(1024) + "\n")).singleElement().isInstanceOf(SseItem.Event.class);
        assertThat(parsed(line.repeat(1025) + "\n")).containsExactly(TOO_LONG);
    }

    @Test
    void nothingFollowsWhatWasTooLongAndWhatCameBeforeIsKept() {
        var parser = new SseParser();

        assertThat(parser.parse(bytes("data: a\n\n" + "x".repeat(3_000_000) + "\n\ndata: b\n\n")))
                .containsExactly(event("message", "a"), TOO_LONG);
        assertThat(parser.parse(bytes("\n\ndata: c\n\n"))).isEmpty();
    }

    @Test
    void anEndlessLineIsNotGathered() {
        var parser = new SseParser();
        var packet = new byte[8192];
        Arrays.fill(packet, (byte) 'x');

        var items = new ArrayList<SseItem>();
        for (int i = 0; i < 10_000; i++) {
            items.addAll(parser.parse(packet));
        }

        assertThat(items).containsExactly(TOO_LONG);
    }

    @Test
    void anyWayOfSplittingGivesTheSame() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var stream = randomStream(random);
            var whole = new SseParser().parse(stream);

            assertThat(inPieces(stream, random, 1)).as("seed %s, round %s, byte by byte", seed, round).isEqualTo(whole);
            assertThat(inPieces(stream, random, 20)).as("seed %s, round %s", seed, round).isEqualTo(whole);
        }
    }

    private static byte[] randomStream(Random random) {
        var parts = List.of("\n", "\r", "\r\n", "\n\n", ":", ": ping", "data", "data:", "data: ", "event: stop", "event:",
                "id: 1",
                "é€😀", "{\"a\":1}", "\uFEFF", " ", "x");
        var stream = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            stream.append(parts.get(random.nextInt(parts.size())));
        }
        var bytes = bytes(stream.append("\n\n").toString());
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        return bytes;
    }

    private static List<SseItem> inPieces(byte[] stream, Random random, int longest) {
        var parser = new SseParser();
        var items = new ArrayList<SseItem>();
        for (int at = 0; at < stream.length;) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(longest));
            items.addAll(parser.parse(Arrays.copyOfRange(stream, at, end)));
            at = end;
        }
        return items;
    }

    private static List<SseItem> parsed(String stream) {
        return new SseParser().parse(bytes(stream));
    }

    private static SseItem event(String name, String data) {
        return new SseItem.Event(name, data);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
