package dev.ordergateway.partner;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.support.PartnerStub;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;

/** Subscriptions to feeds of a partner that is a stub. */
abstract class FeedCalls {

    static final Duration LONG = Duration.ofSeconds(30);
    static final Duration SHORT = Duration.ofMillis(500);
    static final EndUser NOBODY = new EndUser(null, null);
    static final PartnerOrderId ID = new PartnerOrderId("ord_1");
    static final String SHOWN = "data: {\"order_id\":\"ord_1\",\"order_state\":\"Done\"}\n\n";

    static Vertx vertx;

    final PartnerStub stub = new PartnerStub((_, connection) -> connection.openStream());

    @BeforeAll
    static void openVertx() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void closeStub() throws IOException {
        stub.close();
    }

    @AfterAll
    static void closeVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    void streaming(String events) {
        stub.script((_, connection) -> {
            connection.openStream();
            connection.write(events);
            connection.close();
        });
    }

    AssertSubscriber<FeedEvent> subscribed(Duration deadAfter, Duration maxQuiet) {
        return subscribed(StubConfig.of(stub.url()), deadAfter, maxQuiet);
    }

    static AssertSubscriber<FeedEvent> subscribed(StubConfig config, Duration deadAfter, Duration maxQuiet) {
        return feed(config).open(ID, NOBODY, deadAfter, maxQuiet).subscribe().withSubscriber(AssertSubscriber.create(1000));
    }

    static OrderFeed feed(StubConfig config) {
        return feed(config, 100);
    }

    static OrderFeed feed(StubConfig config, int maxStreams) {
        return feed(vertx, config, maxStreams, new OrderRestraint());
    }

    static OrderFeed feed(Vertx vertx, StubConfig config, int maxStreams, OrderRestraint restraint) {
        return new OrderFeed(vertx, config, new PartnerAddress(config.url(), false, () -> 0), restraint, Clock.systemUTC(),
                maxStreams);
    }

    static FeedFailure failure(AssertSubscriber<FeedEvent> feed) {
        return (FeedFailure) feed.awaitFailure().getFailure();
    }

    void awaitNoConnections() {
        eventually(() -> assertThat(stub.openConnections()).isZero());
    }

    static FeedEvent shown(String id) {
        return new FeedEvent.Shown(OrderMessage.read("{\"order_id\":\"" + id + "\",\"order_state\":\"Done\"}").orElseThrow());
    }
}
