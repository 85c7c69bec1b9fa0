package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.ClosedServer;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** A client that a request needed first outlives the server that took the request: at the end orders are followed longer. */
@QuarkusTest
class LastingClientsTest extends GatewayCalls {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    Vertx vertx;

    @Test
    void streamsAreOpened() {
        stub.script((_, connection) -> {
            connection.openStream();
            connection.write(FeedCalls.SHOWN);
            connection.close();
        });

        var feed = ClosedServer.made(vertx,
                () -> FeedCalls.feed(vertx, StubConfig.of(stub.url()), 1, new OrderRestraint()));

        assertThat(feed.open(ID, NOBODY, LONG, LONG).collect().asList().await().atMost(LONG)).isNotEmpty();
        feed.close();
    }

    @Test
    void ordersAreRead() {
        stub.script(PartnerStub.json(200, ORDER));
        var config = StubConfig.of(stub.url());

        var clients = ClosedServer.made(vertx, () -> {
            var made = clients(config);
            made.read();
            return made;
        });

        assertThat(gateway(config, clients, new PartnerWeather(Clock.systemUTC()), new OrderRestraint())
                .fetch(ID, NOBODY).await().atMost(LONG)).isNotNull();
        clients.close();
    }
}
