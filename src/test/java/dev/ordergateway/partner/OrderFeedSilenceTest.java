package dev.ordergateway.partner;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.partner.FeedFailure.Reason;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class OrderFeedSilenceTest extends FeedCalls {

    @Test
    void aHeadThatNeverComesIsSilence() {
        stub.script((_, _) -> {
        });

        assertThat(failure(subscribed(StubConfig.of(stub.url()).impatient(), LONG, LONG)).reason()).isEqualTo(Reason.SILENT);
        awaitNoConnections();
    }

    /** A machine that is busy may take longer than the silence over the first byte: then it is looked at again. */
    @Test
    void silenceThatTheConsumerMadeIsNoSilence() {
        stub.script((_, connection) -> {
            connection.openStream();
            connection.write(": alive\n\n" + SHOWN.repeat(50_000));
        });

        var begun = new AtomicReference<AssertSubscriber<FeedEvent>>();
        eventually(() -> begun.set(feed(StubConfig.of(stub.url())).open(ID, NOBODY, SHORT, SHORT)
                .subscribe().withSubscriber(AssertSubscriber.<FeedEvent> create(5)).awaitItems(5)));
        var feed = begun.get();

        await().during(SHORT.multipliedBy(4)).untilAsserted(feed::assertNotTerminated);
        feed.request(100).awaitItems(105).cancel();
    }

    @Test
    void aStreamThatHadACommentIsDeadAfterAShortSilence() {
        stub.script((_, connection) -> {
            connection.openStream();
            connection.write(": alive\n\n");
        });

        assertThat(failure(subscribed(SHORT, LONG)).reason()).isEqualTo(Reason.SILENT);
        awaitNoConnections();
    }

    @Test
    void aStreamThatNeverHadACommentMayBeQuietForLonger() {
        var patient = subscribed(SHORT, LONG).awaitItems(1);
        var impatient = subscribed(LONG, SHORT).awaitItems(1);

        assertThat(failure(impatient).reason()).isEqualTo(Reason.SILENT);
        await().during(SHORT.multipliedBy(3)).untilAsserted(patient::assertNotTerminated);
        patient.cancel();
    }

    /** A machine that is busy may hold back a byte for longer than the silence: then it is looked at again. */
    @ParameterizedTest
    @ValueSource(strings = { ": alive\n\n", "event: other\ndata: x\n\n" })
    void anyByteIsASignOfLife(String bytes) {
        var written = new AtomicInteger();
        stub.script((_, connection) -> {
            connection.openStream();
            var pause = new CountDownLatch(1);
            for (written.set(0); written.get() < 40; written.incrementAndGet()) {
                connection.write(bytes);
                awaitQuietly(pause, SHORT.dividedBy(10));
            }
        });

        eventually(() -> {
            var feed = subscribed(SHORT, SHORT).awaitItems(1);
            assertThat(failure(feed).reason()).isEqualTo(Reason.SILENT);
            assertThat(written).hasValue(40);
        });
    }

    private static void awaitQuietly(CountDownLatch never, Duration longest) {
        try {
            never.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
