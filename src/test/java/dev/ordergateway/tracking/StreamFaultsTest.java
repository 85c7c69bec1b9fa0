package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QuickTracking.class)
class StreamFaultsTest extends FaultyPartner {

    private static final String STOP = "event: stop\ndata: {}\n\n";

    @ParameterizedTest
    @ValueSource(strings = { "data: {\"order_id\": \n\n", "data: no JSON\n\n", "data: []\n\n", "data: {}\n\n" })
    void unreadableMessageIsNotedAndTheStreamGoesOn(String frame) {
        var order = PlacedOrder.placeAndStream();

        order.partner().frame(frame.repeat(3));

        finishes(order, "stream: MALFORMED null x3");
        assertThat(order.attention()).containsExactly("MALFORMED_PARTNER_DATA");
    }

    @Test
    void unknownWordIsKeptAndTheStatusStays() {
        var order = PlacedOrder.placeAndStream();

        order.partner().becomes("Frobnicating");

        eventually(() -> assertThat(order.fact("order_state")).isEqualTo("Frobnicating"));
        assertThat(order.fact("status")).isEqualTo("WaitingForPayment");
        order.partner().becomes("WaitingForPayment");
        finishes(order, "stream: UNKNOWN_PARTNER_STATE Frobnicating x1", "stream: applied WaitingForPayment x1");
        assertThat(order.attention()).containsExactly("UNKNOWN_PARTNER_STATE");
    }

    @Test
    void bytesThatAreNoTextMakeAnUnknownWord() {
        var order = PlacedOrder.placeAndStream();
        byte[] frame = order.partner().message("Waiting?").getBytes(StandardCharsets.UTF_8);
        frame[new String(frame, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;

        order.partner().frame(frame);

        finishes(order, "stream: UNKNOWN_PARTNER_STATE Waiting\uFFFD x1");
    }

    @Test
    void stepBackIsNotBelieved() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("WaitingForDelivery");
        order.becomes("WaitingForDelivery");

        order.partner().says("WaitingForPayment");
        order.partner().says("WaitingForPayment");

        eventually(() -> assertThat(order.journal()).last().isEqualTo("stream: NOT_A_MOVE WaitingForPayment x2"));
        assertThat(order.fact("order_state")).isEqualTo("WaitingForDelivery");
        order.partner().release();
        order.endsAs("Done");
        assertThat(order.journal()).endsWith("stream: NOT_A_MOVE WaitingForPayment x2", "stream: WaitingForDelivery -> Done");
        assertThat(order.attention()).containsExactly("REGRESSION_SEEN");
        order.agreesWithThePartner();
    }

    @Test
    void messageSaidFiftyTimesCountsOnce() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomesSilently("WaitingForDelivery");

        order.partner().frame(order.partner().message("WaitingForDelivery").repeat(50));
        order.becomes("WaitingForDelivery");
        order.partner().becomesSilently("Done");
        order.partner().frame(order.partner().message("Done").repeat(50));

        order.endsAs("Done");
        assertThat(order.journal()).startsWith(MAIN_STREET).hasSize(MAIN_STREET.length + 1)
                .last().isEqualTo("poll: applied Done x1");
        order.agreesWithThePartner();
    }

    @Test
    void afterStopTheOrderIsPolledToItsEnd() {
        var order = PlacedOrder.placeAndStream();

        order.partner().frame(STOP);

        order.isWatchedBy("polling");
        assertThat(order.fact("status")).isEqualTo("WaitingForPayment");
        order.partner().becomes("Done");
        order.endsAs("Done");
        assertThat(order.journal()).last().isEqualTo("poll: WaitingForPayment -> Done");
        assertThat(order.partner().subscriptions()).isEqualTo(1);
        order.agreesWithThePartner();
    }

    @Test
    void endNeedsNoStop() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomesSilently("Done");

        order.partner().says("Done");

        order.endsAs("Done");
        eventually(() -> assertThat(order.partner().openStreams()).isZero());
        assertThat(order.journal()).endsWith("stream: WaitingForPayment -> Done", "poll: applied Done x1");
        assertThat(order.partner().fetches()).isEqualTo(1);
        order.agreesWithThePartner();
    }

    @Test
    void endFollowedByABreakIsAnEnd() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomesSilently("Done");

        order.partner().says("Done");
        order.partner().drop();

        order.endsAs("Done");
        assertThat(order.journal()).contains("stream: WaitingForPayment -> Done");
        order.agreesWithThePartner();
    }

    @Test
    void messagesAboutAnotherOrderMoveNeither() {
        var order = PlacedOrder.placeAndStream();
        var other = PlacedOrder.placeAndStream();

        order.partner().frame(other.partner().message("Done").repeat(4));

        finishes(order, "stream: OTHER_ORDER Done x4");
        assertThat(order.attention()).isEmpty();
        assertThat(other.fact("status")).isEqualTo("WaitingForPayment");
        finishes(other);
    }

    @Test
    void messageArrivesInPieces() {
        var order = PlacedOrder.placeAndStream();
        byte[] frame = order.partner().message("Bezahlung läuft").getBytes(StandardCharsets.UTF_8);
        int umlaut = new String(frame, StandardCharsets.UTF_8).indexOf('ä');

        order.partner().frame(Arrays.copyOfRange(frame, 0, 3));
        order.partner().frame(Arrays.copyOfRange(frame, 3, umlaut + 1));
        order.partner().frame(Arrays.copyOfRange(frame, umlaut + 1, frame.length - 1));
        order.partner().frame("\n");

        finishes(order, "stream: UNKNOWN_PARTNER_STATE Bezahlung läuft x1");
    }

    @Test
    void lineThatNeverEndsCostsTheStreamAndNotTheOrder() {
        var order = PlacedOrder.placeAndStream();

        order.partner().frame("data: " + "x".repeat(70 * 1024));

        finishesOnItsSecondStream(order);
    }

    @Test
    void eventThatNeverEndsCostsTheStreamAndNotTheOrder() {
        var order = PlacedOrder.placeAndStream();
        var lines = ("data: " + "x".repeat(60 * 1024) + "\n").repeat(4);

        IntStream.range(0, 5).forEach(_ -> order.partner().frame(lines));

        finishesOnItsSecondStream(order);
    }

    private static void finishesOnItsSecondStream(PlacedOrder order) {
        eventually(() -> assertThat(order.partner().subscriptions()).isEqualTo(2));
        eventually(() -> assertThat(order.partner().openStreams()).isEqualTo(1));
        finishes(order);
        assertThat(order.partner().subscriptions()).isEqualTo(2);
    }

    /** Goes down the main street, with these lines in the journal before the first move. */
    private static void finishes(PlacedOrder order, String... oddities) {
        order.partner().release();
        order.endsAs("Done");
        assertThat(order.journal().subList(2, 2 + oddities.length)).containsExactly(oddities);
        assertThat(order.journal()).filteredOn(line -> line.contains("->")).containsExactly(MAIN_STREET);
        assertThat(order.journal()).hasSize(MAIN_STREET.length + oddities.length);
        order.agreesWithThePartner();
    }
}
