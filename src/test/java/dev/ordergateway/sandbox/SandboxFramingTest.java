package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SandboxFramingTest {

    private String id;

    @BeforeEach
    void oneHeldOrder() {
        control("/reset");
        id = createdHeldOrder();
    }

    @Test
    void stateIsNotToldBeforeTheNextChange() {
        try (var stream = subscribed("no_state_on_connect").awaitHeaders()) {
            becomes("Done");
            stream.awaitOrderlyEnd();

            assertThat(stream.text()).startsWith("event: message\n").contains("\"Done\"")
                    .doesNotContain("WaitingForPayment\",\"payment_state");
        }
    }

    @Test
    void framesNeedNotSayWhatTheyAre() {
        try (var stream = subscribed("unnamed")) {
            becomes("Done");
            stream.awaitOrderlyEnd();

            assertThat(stream.text()).startsWith("data: {").doesNotContain("event: message")
                    .endsWith("\n\nevent: stop\ndata: {}\n\n");
        }
    }

    @Test
    void commentsSayNothingAndEndNothing() {
        try (var stream = subscribed("comments_only").awaitText(": ")) {
            becomes("PaymentStarted");
            becomes("Done");
            stream.awaitText("changed\n\n: something has changed\n\n: ");

            assertThat(stream.text()).doesNotContain("data").doesNotContain("event");
            assertThat(stream.isOpen()).isTrue();
        }
    }

    @Test
    void splitFramesArriveWhole() {
        try (var stream = subscribed("split_frames")) {
            becomes("Done");
            stream.awaitOrderlyEnd();

            assertThat(stream.text()).startsWith("event: message\ndata: {\"order_id\":\"" + id)
                    .endsWith("}\n\nevent: stop\ndata: {}\n\n");
            assertThat(stream.parts()).isGreaterThan(stream.text().length() / 8);
        }
    }

    @Test
    void messageCanStandOnSeveralLines() {
        try (var stream = subscribed("multi_line").awaitText("\n\n")) {
            String json = stream.text().replace("event: message\n", "").replace("data: ", "");

            assertThat(stream.text()).startsWith("event: message\ndata: {\ndata: ");
            assertThat(Json.objectFrom(json).path("order_id").asText()).isEqualTo(id);
        }
    }

    @Test
    void messageCanBeBroken() {
        try (var stream = subscribed("bad_json").awaitText("\n\n")) {
            assertThat(stream.text()).startsWith("event: message\ndata: {\"order_id\":\"").doesNotContain("}");
            assertThat(stream.isOpen()).isTrue();
        }
    }

    @Test
    void messageCanBeOfAnotherSchema() {
        try (var stream = subscribed("invalid_schema")) {
            stream.awaitText("\"order_state\":7");
        }
    }

    @Test
    void strangersComeBetweenTheMessages() {
        try (var stream = subscribed("extra_event")) {
            becomes("Done");
            stream.awaitOrderlyEnd();

            assertThat(stream.text()).startsWith("event: promotion\ndata: ")
                    .containsSubsequence("event: message\n", "event: promotion\n", "event: message\n");
        }
    }

    @Test
    void stopCanComeWithoutAnyData() {
        assertThat(toldTillTheEnd("stop_without_data")).contains("\"Done\"").endsWith("}\n\nevent: stop\n\n");
    }

    @Test
    void stopCanComeWithEmptyData() {
        assertThat(toldTillTheEnd("stop_empty_data")).contains("\"Done\"").endsWith("}\n\nevent: stop\ndata:\n\n");
    }

    @Test
    void stopCanComeBeforeTheEnd() {
        try (var stream = subscribed("early_stop")) {
            stream.awaitOrderlyEnd();

            assertThat(stream.text()).contains("\"WaitingForPayment\"").endsWith("event: stop\ndata: {}\n\n");
        }
    }

    private String toldTillTheEnd(String fault) {
        try (var stream = subscribed(fault)) {
            becomes("Done");
            stream.awaitOrderlyEnd();
            return stream.text();
        }
    }

    private SseReader subscribed(String fault) {
        control("/orders/" + id + "/faults", "{\"on\":\"subscribe\",\"fault\":\"" + fault + "\",\"times\":1}");
        return new SseReader(id).awaitHeaders();
    }

    private void becomes(String word) {
        control("/orders/" + id + "/state", "{\"order_state\":\"" + word + "\"}");
    }
}
