package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static dev.ordergateway.support.Gateway.placed;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.store.LogEnd;
import dev.ordergateway.support.Audits;
import dev.ordergateway.support.EventReader;
import dev.ordergateway.support.EventReader.Frame;
import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What all event streams have in common, in a hurry. */
@QuarkusTest
@TestProfile(Audits.OwnDatabase.class)
class EventStreamsTest {

    @Inject
    LogEnd end;

    private String id;

    @BeforeEach
    void hold() {
        PartnerControl.hold();
        id = placed(nested(anyEmail()));
        awaitWatch(id, "streaming");
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void streamIsKeptAliveAndEndsInGoodOrderForItsReaderToComeBack() {
        try (var reader = new EventReader(id).awaitEnd()) {
            assertThat(reader.comments()).startsWith("keep-alive").endsWith("come back");
            assertThat(reader.frames()).extracting(Frame::name).containsExactly("message");
        }
        try (var again = new EventReader(id).awaitFrames(1)) {
            assertThat(again.frames()).extracting(Frame::id).containsExactly(2);
        }
    }

    @Test
    void feedIsKeptAliveAndEndsLikeAnyStream() {
        try (var reader = EventReader.ofAllOrders(end.cursor(), null).awaitEnd()) {
            assertThat(reader.comments()).contains("keep-alive").endsWith("come back");
        }
    }
}
