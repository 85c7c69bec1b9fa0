package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.partnerOrder;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.EventReader;
import dev.ordergateway.support.EventReader.Frame;
import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SubscribeResourceTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void theStreamHasTheHeadersOfTheInterface() {
        var id = placed(nested(anyEmail()));

        given().header("Accept", "text/event-stream").get("/api/orders/" + id + "/subscribe").then().statusCode(200)
                .contentType(startsWith("text/event-stream"))
                .header("Cache-Control", equalTo("no-cache, no-transform"))
                .header("X-Accel-Buffering", equalTo("no"));
    }

    @Test
    void anOrderIsToldFromItsStateNowToItsEnd() {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));
        awaitWatch(id, "streaming");

        List<Frame> frames;
        try (var reader = new EventReader(id).awaitFrames(1)) {
            assertThat(reader.frames()).hasSize(1);
            PartnerControl.heal();
            frames = reader.awaitEnd().frames();
        }

        var messages = frames.subList(0, frames.size() - 1);
        assertThat(messages).extracting(Frame::name).containsOnly("message");
        assertThat(messages).extracting(Frame::id).isSorted().doesNotHaveDuplicates().startsWith(2).endsWith(4);
        assertThat(messages).allSatisfy(frame -> assertThat(frame.order().getInt("version")).isEqualTo(frame.id()));
        assertThat(messages.getFirst().fields()).containsEntry("retry", "1000");
        assertThat(messages.getFirst().order().getString("status")).isEqualTo("WaitingForPayment");
        assertThat(messages.getLast().order().getString("status")).isEqualTo("Done");
        assertThat(messages).allSatisfy(frame -> assertThat(frame.order().getMap("$")).doesNotContainKey("partner_order_id"));
        assertThat(frames.getLast().fields()).containsEntry("event", "stop").containsEntry("data", "{}")
                .doesNotContainKey("id");
    }

    @Test
    void aClosedOrderIsToldOnce() {
        var id = placed(nested(anyEmail()));
        awaitStatus(id, "Done");

        try (var reader = new EventReader(id)) {
            assertThat(reader.awaitEnd().frames()).extracting(Frame::name).containsExactly("message", "stop");
        }
    }

    @Test
    void anEndingThatIsNoSuccessStopsTheStreamToo() {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));

        try (var reader = new EventReader(id).awaitFrames(1)) {
            partnerOrder(id).becomes("Expired", "Expired");

            var frames = reader.awaitEnd().frames();
            assertThat(frames.getLast().name()).isEqualTo("stop");
            assertThat(frames.get(frames.size() - 2).order().getString("phase")).isEqualTo("closed");
        }
    }

    @Test
    void whoeverHasSeenTheEndIsSentAway() {
        var id = placed(nested(anyEmail()));
        awaitStatus(id, "Done");
        var version = order(id).extract().path("version").toString();

        given().header("Last-Event-ID", version).get("/api/orders/" + id + "/subscribe").then()
                .statusCode(204).contentType(emptyString()).body(emptyString());
        given().header("Last-Event-ID", "3").get("/api/orders/" + id + "/subscribe").then()
                .statusCode(200).header("Last-Event-ID", nullValue());
    }

    @Test
    void askingForTheHeadersAloneEnds() {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));

        given().head("/api/orders/" + id + "/subscribe").then().statusCode(200).contentType("text/event-stream");
    }

    @Test
    void jsonIsNoEventStream() {
        var id = placed(nested(anyEmail()));

        given().header("Accept", "application/json").get("/api/orders/" + id + "/subscribe").then()
                .statusCode(406).contentType("application/problem+json").body("code", equalTo("not_acceptable"));
    }

    @Test
    void nothingIsLeftOfReadersWhoHungUp() {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));
        var readers = Stream.generate(() -> new EventReader(id)).limit(50).toList();
        readers.forEach(reader -> reader.awaitFrames(1));
        assertThat(open()).isPositive();

        readers.forEach(EventReader::close);

        eventually(() -> assertThat(open()).isZero());
    }

    private static double open() {
        return given().get("/q/metrics").asString().lines().filter(line -> line.startsWith("gateway_readers_open"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
