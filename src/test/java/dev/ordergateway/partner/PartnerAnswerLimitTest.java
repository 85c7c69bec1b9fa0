package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.CreateAnswer;
import dev.ordergateway.order.CreateAnswer.Meaning;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;

/** In a container only because the REST client cannot be built without one. */
@QuarkusTest
class PartnerAnswerLimitTest extends GatewayCalls {

    @Test
    void anAnswerWithoutEndIsCutOff() {
        for (var head : List.of("Transfer-Encoding: chunked\r\n\r\n1000000\r\n", "\r\n", "Content-Length: 9999999\r\n\r\n")) {
            stub.script((_, connection) -> {
                connection.write("HTTP/1.1 200 OK\r\n" + head);
                while (true) {
                    connection.write(" ".repeat(8192));
                }
            });

            assertThat(created(StubConfig.of(stub.url()))).isEqualTo(new CreateAnswer.NoAnswer());
            assertThat(failure(StubConfig.of(stub.url()), PartnerFailure.BadAnswer.class).status()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerMayFillItsLimit() {
        stub.script(PartnerStub.json(200, ORDER + " ".repeat(PartnerClients.MAX_ANSWER - ORDER.length())));

        assertThat(answered().meaning()).isEqualTo(Meaning.CREATED);
    }
}
