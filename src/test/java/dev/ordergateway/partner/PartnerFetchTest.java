package dev.ordergateway.partner;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;

import jakarta.ws.rs.ProcessingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.support.PartnerStub;
import io.netty.channel.ConnectTimeoutException;
import io.quarkus.test.junit.QuarkusTest;

/** In a container only because the REST client cannot be built without one. */
@QuarkusTest
class PartnerFetchTest extends GatewayCalls {

    @Test
    void theReadCallIsTheGuides() {
        gateway().fetch(ID, NOBODY).await().indefinitely();

        assertThat(stub.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/v5/orders/ord_1");
            assertThat(request.headers())
                    .containsEntry("X-Cr-Application", "test-app")
                    .containsEntry("X-Cr-Version", "1.2.3")
                    .containsEntry("X-Country-ISO-Code", "IT")
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("Accept", "application/json")
                    .containsEntry("User-Agent", "order-gateway/1.2.3");
        });
    }

    @Test
    void aReadOnAConnectionThatDiesIsNotSentAgain() {
        var gateway = gateway();
        gateway.fetch(ID, NOBODY).await().indefinitely();
        stub.script((_, connection) -> connection.close());

        assertThat(catchThrowableOfType(PartnerFailure.class, () -> gateway.fetch(ID, NOBODY).await().indefinitely()))
                .isInstanceOf(PartnerFailure.Unavailable.class);
        assertThat(stub.requests()).hasSize(2);
    }

    /** A machine that is busy may have no time left for the first try either: then it is looked at again. */
    @Test
    void aReadIsNotSentAgainWhenNoTimeIsLeftForIt() {
        var gateway = gateway(StubConfig.of(stub.url()).hasty());
        stub.script(PartnerStub.json(503, "{}"));
        var _ = catchThrowable(() -> gateway.fetch(ID, NOBODY).await().indefinitely());

        stub.requests().clear();
        eventually(() -> {
            var _ = catchThrowable(() -> gateway.fetch(ID, NOBODY).await().indefinitely());
            assertThat(stub.requests()).isNotEmpty();
        });

        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void aConnectionThatNobodyAcceptedInTimeIsNotTriedAgain() {
        assertThat(PartnerAnswer.wasRefused(new ProcessingException(new ConnectTimeoutException()))).isFalse();
        assertThat(PartnerAnswer.wasRefused(new ProcessingException(new ConnectException()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 403, 500 })
    void anAnswerOfNoUseIsBadWeather(int status) {
        var weather = new PartnerWeather(Clock.systemUTC());
        stub.script(PartnerStub.json(status, "<html>"));

        var _ = catchThrowable(() -> gateway(StubConfig.of(stub.url()), weather).fetch(ID, NOBODY).await().indefinitely());

        assertThat(weather.report().lastError()).isInstanceOf(PartnerFailure.BadAnswer.class);
    }

    @Test
    void theOrderAskedForIsRead() {
        var order = gateway().fetch(ID, NOBODY).await().indefinitely();

        assertThat(order.id()).isEqualTo(ID);
        assertThat(order.status()).isEqualTo(OrderStatus.WAITING_FOR_PAYMENT);
    }

    @ParameterizedTest
    @ValueSource(ints = { 404, 410 })
    void anOrderThatIsNotThereIsNotFound(int status) {
        stub.script(PartnerStub.json(status, "{\"message\":\"a@b.example ord_1\"}"));

        failure(PartnerFailure.NotFound.class);
    }

    @Test
    void aPartnerThatAsksForPatienceIsUnavailable() {
        stub.script((_, connection) -> connection.answer(429, "Retry-After: 30\r\n", ""));
        assertThat(failure(PartnerFailure.Unavailable.class).retryAfter()).isEqualTo(Duration.ofSeconds(30));

        stub.script((_, connection) -> connection.answer(429, "", ""));
        assertThat(failure(PartnerFailure.Unavailable.class).retryAfter()).isNull();
    }

    @Test
    void aPartnerThatCannotBeReachedIsUnavailable() throws IOException {
        failure(StubConfig.of(PartnerStub.urlOfNobody()), PartnerFailure.Unavailable.class);
        failure(StubConfig.of("no address"), PartnerFailure.Unavailable.class);
        stub.script((_, connection) -> connection.reset());
        failure(PartnerFailure.Unavailable.class);
    }

    @Test
    void aPartnerThatTakesTooLongTimesOut() {
        stub.script((_, _) -> {
        });
        failure(StubConfig.of(stub.url()).impatient(), PartnerFailure.TimedOut.class);

        stub.script((_, connection) -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"));
        failure(StubConfig.of(stub.url()).impatient(), PartnerFailure.TimedOut.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | <html>Sorry</html>
            200 | {}
            200 | {"order_id":"ord_1"}
            200 | {"order_state":"Done"}
            200 | {"order_id":"ord_2","order_state":"Done"}
            200 | {"order_id":"ORD_1","order_state":"Done"}
            302 | {"order_id":"ord_1","order_state":"Done"}
            400 | {"detail":"NOT_FOUND"}
            403 | {}
            500 | {"order_id":"ord_1","order_state":"Done"}
            503 | a@b.example
            """)
    void anyOtherAnswerIsABadOneThatGivesNothingAway(int status, String body) {
        stub.script(PartnerStub.json(status, body));

        var failure = failure(PartnerFailure.BadAnswer.class);

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.getMessage()).doesNotContain("ord_1").doesNotContain("@");
    }

    @Test
    void aReadMayBeAskedForAgain() {
        var read = gateway().fetch(ID, NOBODY);
        read.await().indefinitely();
        stub.script(PartnerStub.json(200, "{\"order_id\":\"ord_1\",\"order_state\":\"Done\"}"));

        assertThat(read.await().indefinitely().status()).isEqualTo(OrderStatus.DONE);
    }
}
