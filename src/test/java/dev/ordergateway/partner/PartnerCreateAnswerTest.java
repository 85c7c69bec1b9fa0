package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.CreateAnswer.Answered;
import dev.ordergateway.order.CreateAnswer.Meaning;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;

/** In a container only because the REST client cannot be built without one. */
@QuarkusTest
class PartnerCreateAnswerTest extends GatewayCalls {

    @ParameterizedTest
    @ValueSource(ints = { 200, 201, 202, 299 })
    void anOrderWithAStateIsCreated(int status) {
        stub.script(PartnerStub.json(status, ORDER));

        var answer = answered();

        assertThat(answer.meaning()).isEqualTo(Meaning.CREATED);
        assertThat(answer.order()).extracting(PartnerOrder::id, PartnerOrder::status)
                .containsExactly(ID, OrderStatus.WAITING_FOR_PAYMENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"order_id":"ord_1"}
            200 | {"order_id":"ord_1","order_state":"Sparkling"}
            200 | {"order_id":"ord_1","order_state":"Created","problems":[{"problem":"OUT_OF_STOCK"}]}
            302 | {"order_id":"ord_1","order_state":"Created"}
            400 | {"order_id":"ord_1","order_state":"Created"}
            422 | {"order_id":"ord_1","status":"422","detail":"OUT_OF_STOCK"}
            429 | {"order_id":"ord_1","order_state":"Created"}
            500 | {"orderId":"ord_1","state":"Created"}
            """)
    void anAnswerThatNamesAnOrderIsAttachedWhateverItsStatus(int status, String body) {
        stub.script(PartnerStub.json(status, body));

        var answer = answered();

        assertThat(answer.meaning()).isEqualTo(Meaning.ATTACHED);
        assertThat(answer.order()).extracting(PartnerOrder::id).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 409, 410, 413, 415, 422 })
    void aRefusalIsRefusedWithItsCode(int status) {
        stub.script(
                PartnerStub.json(status, "{\"status\":\"" + status + "\",\"detail\":\"LOGIN_REQUIRED\",\"moreDetails\":null}"));

        var answer = answered();

        assertThat(answer.meaning()).isEqualTo(Meaning.REFUSED);
        assertThat(answer.problems()).containsExactly("LOGIN_REQUIRED");
    }

    @Test
    void problemsWithoutAnOrderAreARefusalAlsoWith200() {
        stub.script(PartnerStub.json(200,
                "{\"coin_amount\":null,\"deliveries\":[],\"problems\":[{\"problem\":\"OUT_OF_STOCK\"}]}"));

        var answer = answered();

        assertThat(answer.meaning()).isEqualTo(Meaning.REFUSED);
        assertThat(answer.problems()).containsExactly("OUT_OF_STOCK");
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303, 307, 308, 402, 405, 408, 418, 451, 500, 502, 503, 504, 599 })
    void anyOtherAnswerLeavesItUnknown(int status) {
        stub.script(PartnerStub.json(status, "{\"detail\":\"OUT_OF_STOCK\"}"));

        assertThat(answered().meaning()).isEqualTo(Meaning.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>Sorry</html>", "{\"ok\":true}", "{\"order_id\":\"ord", "[]", "null",
            "{\"problems\":null}" })
    void aSuccessThatCannotBeReadOrIsForeignLeavesItUnknown(String body) {
        stub.script((_, connection) -> connection.answer(200, "Content-Type: text/html\r\n", body));

        var answer = answered();

        assertThat(answer).isEqualTo(new Answered(200, null, List.of(), false, null));
        assertThat(answer.meaning()).isEqualTo(Meaning.UNKNOWN);
    }

    @Test
    void anEmptyAnswerLeavesItUnknown() {
        stub.script((_, connection) -> connection.write("HTTP/1.1 204 No Content\r\n\r\n"));

        assertThat(answered()).isEqualTo(new Answered(204, null, List.of(), false, null));
    }

    @Test
    void anOrderIsReadFromAnyContentType() {
        stub.script((_, connection) -> connection.answer(200, "Content-Type: text/html; charset=latin1\r\n", ORDER));

        assertThat(answered().meaning()).isEqualTo(Meaning.CREATED);
    }

    @Test
    void tooManyRequestsIsNotCreated() {
        stub.script((_, connection) -> connection.answer(429, "Retry-After: 7\r\n", "{}"));

        assertThat(answered()).isEqualTo(new Answered(429, null, List.of(), false, Duration.ofSeconds(7)));
        assertThat(answered().meaning()).isEqualTo(Meaning.NOT_CREATED);
    }
}
