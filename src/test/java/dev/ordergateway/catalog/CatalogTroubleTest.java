package dev.ordergateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What callers are told when the partner has no answer of use and none is kept. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class CatalogTroubleTest extends CatalogCalls {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"message":"Bad request a@b.example"}    | 400 | invalid_request    |
            404 | {}                                       | 400 | invalid_request    |
            422 | {"status":"422","detail":"NOT_ACTIVE"}   | 400 | invalid_request    | NOT_ACTIVE
            422 | {"detail":"for a@b.example"}             | 400 | invalid_request    |
            404 | <html>a@b.example</html>                 | 502 | partner_bad_answer |
            401 | {}                                       | 502 | partner_bad_answer |
            403 | {}                                       | 502 | partner_bad_answer |
            500 | {"error":"a@b.example"}                  | 502 | partner_bad_answer |
            503 | []                                       | 502 | partner_bad_answer |
            200 | <html>a@b.example</html>                 | 502 | partner_bad_answer |
            200 | {"brands":[                              | 502 | partner_bad_answer |
            200 | {} {}                                    | 502 | partner_bad_answer |
            200 | "a@b.example"                            | 502 | partner_bad_answer |
            200 | 42                                       | 502 | partner_bad_answer |
            204 |                                          | 502 | partner_bad_answer |
            429 | {}                                       | 503 | partner_unavailable |
            """)
    void eachAnswerOfNoUseHasItsProblem(int status, String body, int ours, String code, String partnerCode) {
        partner.script(PartnerStub.json(status, body == null ? "" : body));

        brands().statusCode(ours).contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("partner_code", partnerCode == null ? nullValue() : equalTo(partnerCode))
                .body(not(containsString("@")));
    }

    @Test
    void bytesThatAreNoTextAreNoAnswer() {
        partner.script((_, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n");
            connection.write(new byte[] { '[', '"', (byte) 0xff, '"', ']' });
        });

        brands().statusCode(502);
    }

    @Test
    void anAnswerWithoutAnEndIsNotGathered() {
        partner.script((_, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[");
            var chunk = "1,".repeat(100_000);
            for (int i = 0; i < 1000; i++) {
                connection.write(chunk);
            }
        });

        brands().statusCode(502).body("code", equalTo("partner_bad_answer"));
    }

    @Test
    void aPartnerThatTakesTooLongIsNotWaitedFor() {
        partner.script((_, _) -> {
        });

        brands().statusCode(504).body("code", equalTo("partner_timeout")).body("retryable", equalTo(true));
        assertThat(partner.requests()).as("a question that took too long is not put again").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 502, 503, 504 })
    void aQuestionThatReachedNobodyIsPutAgain(int status) {
        partner.script((_, connection) -> connection.answer(partner.requests().size() < 3 ? status : 200, "", BRANDS));

        brands().statusCode(200);
        assertThat(partner.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = { 502, 503, 504 })
    void aQuestionIsPutThreeTimesAtMost(int status) {
        partner.script(PartnerStub.json(status, "{}"));

        brands().statusCode(502);
        assertThat(partner.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 404, 422, 429, 500, 501 })
    void otherAnswersAreFinal(int status) {
        partner.script(PartnerStub.json(status, "{}"));

        brands();
        assertThat(partner.requests()).hasSize(1);
    }
}
