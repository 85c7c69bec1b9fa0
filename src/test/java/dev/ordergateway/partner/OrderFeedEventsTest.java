package dev.ordergateway.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;

class OrderFeedEventsTest extends FeedCalls {

    @Test
    void theRequestIsTheGuides() {
        var feed = subscribed(LONG, LONG).awaitItems(1);

        assertThat(stub.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/v5/orders/ord_1/subscribe");
            assertThat(request.headers())
                    .containsEntry("X-Cr-Application", "test-app")
                    .containsEntry("X-Cr-Version", "1.2.3")
                    .containsEntry("X-Country-ISO-Code", "IT")
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("Accept", "text/event-stream")
                    .containsEntry("User-Agent", "order-gateway/1.2.3");
        });
        feed.cancel();
    }

    @Test
    void eventsArriveInOrderAndTheServersCloseCompletes() {
        streaming(
                ": hello\n\n" + SHOWN + "event: stop\ndata: {}\n\nevent: stop\n\nevent: other\ndata: x\n\nevent: message\n\n");

        var feed = subscribed(LONG, LONG).awaitCompletion();

        assertThat(feed.getItems()).containsExactly(new FeedEvent.Opened(), shown("ord_1"), new FeedEvent.Stopped(),
                new FeedEvent.Stopped());
    }

    @Test
    void whatCannotBeReadIsReportedAndTheStreamGoesOn() {
        streaming("data: oops\n\ndata: {\"order_id\":\"ord_1\"}\n\ndata: {\"order_state\":\"Done\"}\n\ndata: [\n\n" + SHOWN);

        var feed = subscribed(LONG, LONG).awaitCompletion();

        assertThat(feed.getItems()).hasSize(6).last().isEqualTo(shown("ord_1"));
        assertThat(feed.getItems().subList(1, 5)).hasOnlyElementsOfType(FeedEvent.Unreadable.class)
                .contains(new FeedEvent.Unreadable(4, "d13f2eadd4ed5b027fa773a29520cc0d65ce374365d641112de786f8a029c2fe", 0),
                        new FeedEvent.Unreadable(1,
                                "245843abef9e72e7efac30138a994bf6301e7e1d7d7042a33d42e863d2638811", 1));
    }

    @Test
    void whatPassesTheParsersLimitsIsReportedToo() {
        streaming("data: " + "[".repeat(2000) + "\n\ndata: {\"a\":" + "9".repeat(2000) + "}\n\n" + SHOWN);

        var feed = subscribed(LONG, LONG).awaitCompletion();

        assertThat(feed.getItems().subList(1, 3)).hasOnlyElementsOfType(FeedEvent.Unreadable.class);
        assertThat(feed.getItems()).last().isEqualTo(shown("ord_1"));
    }

    @Test
    void anotherOrdersMessageIsShownAsItIs() {
        streaming("data: {\"order_id\":\"ord_2\",\"order_state\":\"Done\"}\n\n");

        assertThat(subscribed(LONG, LONG).awaitCompletion().getItems()).last().isEqualTo(shown("ord_2"));
    }

    @Test
    void packetsMayBeSplitAnywhere() {
        stub.script((_, connection) -> {
            connection.openStream();
            for (byte b : (": é\r\n" + SHOWN + SHOWN).getBytes(UTF_8)) {
                connection.writeAlone(new byte[] { b });
            }
            connection.close();
        });

        assertThat(subscribed(LONG, LONG).awaitCompletion().getItems())
                .containsExactly(new FeedEvent.Opened(), shown("ord_1"), shown("ord_1"));
    }

    @Test
    void theContentTypeMayHaveParametersAndAnyCase() {
        stub.script((_, connection) -> connection.answer(200, "Content-Type: Text/Event-Stream; charset=utf-8\r\n", SHOWN));

        assertThat(subscribed(LONG, LONG).awaitCompletion().getItems()).hasSize(2);
    }

    @Test
    void streamThatIsOverLeavesNoFailureBehind() {
        var unhandled = new ConcurrentLinkedQueue<Throwable>();
        vertx.exceptionHandler(unhandled::add);
        try {
            streaming(SHOWN);
            for (int i = 0; i < 100; i++) {
                subscribed(LONG, LONG).awaitCompletion();
            }
            awaitNoConnections();
        } finally {
            vertx.exceptionHandler(null);
        }
        assertThat(unhandled).isEmpty();
    }
}
