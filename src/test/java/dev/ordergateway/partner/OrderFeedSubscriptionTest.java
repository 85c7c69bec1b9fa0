package dev.ordergateway.partner;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.partner.FeedFailure.Reason;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.infrastructure.Infrastructure;

class OrderFeedSubscriptionTest extends FeedCalls {

    @Test
    void aSlowConsumerIsNotServedAhead() {
        var sent = new AtomicLong();
        stub.script((_, connection) -> {
            connection.openStream();
            while (sent.get() < 100_000_000) {
                connection.write(SHOWN.repeat(100));
                sent.addAndGet(100L * SHOWN.length());
            }
        });

        var feed = feed(StubConfig.of(stub.url())).open(ID, NOBODY, LONG, LONG)
                .subscribe().withSubscriber(AssertSubscriber.create(5)).awaitItems(5);

        eventually(() -> assertThat(sent.get()).isPositive());
        await().during(Duration.ofMillis(500)).untilAsserted(() -> assertThat(sent.get()).isLessThan(20_000_000));
        feed.request(1000).awaitItems(1005).cancel();
        awaitNoConnections();
    }

    @Test
    void cancellingClosesExactlyItsOwnConnection() {
        var one = subscribed(LONG, LONG).awaitItems(1);
        var other = subscribed(LONG, LONG).awaitItems(1);
        assertThat(stub.openConnections()).isEqualTo(2);

        one.cancel();

        eventually(() -> assertThat(stub.openConnections()).isEqualTo(1));
        other.assertNotTerminated().cancel();
        awaitNoConnections();
    }

    @Test
    void cancellingBeforeTheHeadClosesTheConnection() {
        stub.script((_, _) -> {
        });
        var feed = subscribed(LONG, LONG);
        eventually(() -> assertThat(stub.requests()).hasSize(1));

        feed.cancel();

        awaitNoConnections();
    }

    @Test
    void cancellingWhileConnectingLeavesNothingBehind() {
        var feed = feed(StubConfig.of(stub.url()), 1);
        for (int i = 0; i < 50; i++) {
            feed.open(ID, NOBODY, LONG, LONG).subscribe().withSubscriber(AssertSubscriber.create(10)).cancel();
        }

        // the pool has room for one: were any left behind, this one would wait
        feed.open(ID, NOBODY, LONG, LONG).subscribe().withSubscriber(AssertSubscriber.create(10)).awaitItems(1).cancel();
        awaitNoConnections();
    }

    /** The end of a connection that we close ourselves would be logged as an error that nobody handled. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void cancellingIsNoFailureThatNobodyHandles(boolean isAnswered) {
        if (!isAnswered) {
            stub.script((_, _) -> {
            });
        }
        var feed = feed(StubConfig.of(stub.url()));
        var unhandled = new ConcurrentLinkedQueue<Throwable>();
        Infrastructure.setDroppedExceptionHandler(unhandled::add);
        try {
            for (int i = 1; i <= 1_000; i++) {
                int asked = i;
                var open = feed.open(ID, NOBODY, LONG, LONG).subscribe()
                        .withSubscriber(AssertSubscriber.<FeedEvent> create(10));
                await().pollInterval(Duration.ofMillis(1)).until(() -> isAnswered ? !open.getItems().isEmpty()
                        : stub.requests().size() == asked);
                open.cancel();
            }
            awaitNoConnections();
        } finally {
            Infrastructure.resetDroppedExceptionHandler();
        }
        assertThat(unhandled).isEmpty();
    }

    @Test
    void waitingForAPlaceInThePoolIsBounded() {
        var feed = feed(StubConfig.of(stub.url()).impatient(), 1);
        var first = feed.open(ID, NOBODY, LONG, LONG).subscribe().withSubscriber(AssertSubscriber.create(10)).awaitItems(1);

        var second = feed.open(ID, NOBODY, LONG, LONG).subscribe().withSubscriber(AssertSubscriber.<FeedEvent> create(10));

        assertThat(failure(second).reason()).isEqualTo(Reason.CONNECT);
        first.cancel();
        feed.open(ID, NOBODY, LONG, LONG).subscribe().withSubscriber(AssertSubscriber.create(10)).awaitItems(1).cancel();
    }

    @Test
    void eachSubscriptionIsAConnectionOfItsOwn() {
        var events = feed(StubConfig.of(stub.url())).open(ID, NOBODY, LONG, LONG);
        assertThat(stub.requests()).isEmpty();

        var one = events.subscribe().withSubscriber(AssertSubscriber.create(10)).awaitItems(1);
        var two = events.subscribe().withSubscriber(AssertSubscriber.create(10)).awaitItems(1);

        assertThat(stub.requests()).hasSize(2);
        one.cancel();
        two.cancel();
    }

    @Test
    void theLastConnectionIsNeverUsedAgain() {
        stub.script((_, connection) -> connection.answer(200, "Content-Type: text/event-stream\r\n", SHOWN));
        var feed = feed(StubConfig.of(stub.url()));

        feed.open(ID, NOBODY, LONG, LONG).subscribe().withSubscriber(AssertSubscriber.create(10)).awaitCompletion();

        awaitNoConnections();
    }
}
