package dev.ordergateway.partner;

import static dev.ordergateway.partner.GatewayCalls.gateway;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.ordergateway.partner.FeedFailure.Reason;
import io.quarkus.test.junit.QuarkusTest;

/** Streams and questions about orders have one budget at the partner. */
@QuarkusTest
class OrderRestraintTest extends FeedCalls {

    private final OrderRestraint restraint = new OrderRestraint();
    private final StubConfig config = StubConfig.of(stub.url());
    private final OrderFeed feed = feed(vertx, config, 100, restraint);
    private final PartnerGateway gateway = gateway(config, new PartnerWeather(Clock.systemUTC()), restraint);

    @Test
    void questionThatWasTooManyHoldsBackStreamsToo() {
        stub.script((_, connection) -> connection.answer(429, "Retry-After: 60\r\n", ""));
        assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(60));
        stub.requests().clear();

        assertThat(refused().reason()).isEqualTo(Reason.RESTRAINED);
        unavailable();

        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void streamThatWasTooManyHoldsBackQuestionsToo() {
        stub.script((_, connection) -> connection.answer(503, "Retry-After: 60\r\n", ""));
        assertThat(refused().status()).hasValue(503);
        stub.requests().clear();

        assertThat(unavailable().retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(refused().reason()).isEqualTo(Reason.RESTRAINED);

        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void refusalWithoutATimeIsTheOrdersOwn() {
        stub.script((_, connection) -> connection.answer(429, "", ""));

        assertThat(refused().status()).hasValue(429);
        assertThat(refused().status()).hasValue(429);
    }

    private FeedFailure refused() {
        var longEnough = Duration.ofSeconds(30);
        return catchThrowableOfType(FeedFailure.class,
                () -> feed.open(GatewayCalls.ID, GatewayCalls.NOBODY, longEnough, longEnough).collect().asList()
                        .await().atMost(longEnough));
    }

    private PartnerFailure.Unavailable unavailable() {
        return catchThrowableOfType(PartnerFailure.Unavailable.class,
                () -> gateway.fetch(GatewayCalls.ID, GatewayCalls.NOBODY).await().atMost(Duration.ofSeconds(30)));
    }
}
