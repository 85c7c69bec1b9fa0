package dev.ordergateway.partner;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.partner.FeedFailure.Reason;
import dev.ordergateway.support.PartnerStub;

class OrderFeedFailuresTest extends FeedCalls {

    @ParameterizedTest
    @ValueSource(ints = { 204, 301, 302, 404, 429, 500, 503 })
    void anythingBut200IsAFailureThatNamesIt(int status) {
        var other = new PartnerStub((_, connection) -> connection.openStream());
        stub.script((_, connection) -> connection.answer(status, "Location: " + other.url() + "\r\n", ""));

        var failure = failure(subscribed(LONG, LONG));

        assertThat(failure.reason()).isEqualTo(Reason.STATUS);
        assertThat(failure.status()).hasValue(status);
        assertThat(other.requests()).isEmpty();
        awaitNoConnections();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Type: text/html\r\n", "Content-Type: text/event-streams\r\n", "" })
    void anotherContentIsAFailure(String header) {
        stub.script((_, connection) -> connection.answer(200, header, "<html>"));

        assertThat(failure(subscribed(LONG, LONG)).reason()).isEqualTo(Reason.CONTENT_TYPE);
        awaitNoConnections();
    }

    @Test
    void nobodyListeningIsAFailureToConnect() throws IOException {
        var config = StubConfig.of(PartnerStub.urlOfNobody());

        assertThat(failure(subscribed(config, LONG, LONG)).reason()).isEqualTo(Reason.CONNECT);
    }

    @Test
    void anAddressThatIsNoneIsAFailureToConnect() {
        assertThat(failure(subscribed(StubConfig.of("no address"), LONG, LONG)).reason()).isEqualTo(Reason.CONNECT);
        assertThat(failure(subscribed(StubConfig.of("http://nowhere.invalid"), LONG, LONG)).reason()).isEqualTo(Reason.CONNECT);
    }

    @Test
    void aConnectionThatBreaksIsReset() {
        stub.script((_, connection) -> {
            connection.openStream();
            connection.write(SHOWN);
            connection.reset();
        });
        assertThat(failure(subscribed(LONG, LONG)).reason()).isEqualTo(Reason.RESET);

        stub.script((_, connection) -> connection.reset());
        assertThat(failure(subscribed(LONG, LONG)).reason()).isEqualTo(Reason.RESET);

        stub.script((_, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 500\r\n\r\n" + SHOWN);
            connection.close();
        });
        assertThat(failure(subscribed(LONG, LONG)).reason()).isEqualTo(Reason.RESET);
    }

    @Test
    void aLineOf3MegabytesEndsThisStreamAndNoOther() {
        var neighbour = subscribed(LONG, LONG).awaitItems(1);
        streaming(SHOWN + "data: " + "x".repeat(3_000_000) + "\n\n" + SHOWN);

        var feed = subscribed(LONG, LONG);

        assertThat(failure(feed).reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(feed.getItems()).containsExactly(new FeedEvent.Opened(), shown("ord_1"));
        neighbour.assertNotTerminated();
        eventually(() -> assertThat(stub.openConnections()).isEqualTo(1));
        neighbour.cancel();
    }

    @Test
    void anEndlessLineEndsTheStreamAndTheConnection() {
        stub.script((_, connection) -> {
            connection.openStream();
            while (true) {
                connection.write("x".repeat(8192));
            }
        });

        assertThat(failure(subscribed(LONG, LONG)).reason()).isEqualTo(Reason.TOO_LONG);
        awaitNoConnections();
    }
}
