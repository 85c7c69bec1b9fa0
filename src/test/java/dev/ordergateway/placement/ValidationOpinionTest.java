package dev.ordergateway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What the partner says of an order. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class ValidationOpinionTest extends ValidationCalls {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"coin_amount":"1","problems":null}                                            | true  |
            200 | {"coin_amount":null,"problems":[]}                                             | true  |
            200 | {"coin_amount":"0.5"}                                                          | true  |
            200 | {"coin_amount":"0.5","new":1e99999999999}                                      | true  |
            200 | {"problems":[{"problem":"OUT_OF_STOCK","moreDetails":null}]}                   | false | OUT_OF_STOCK
            201 | {"coin_amount":"1","problems":[{"problem":"NOT_ACTIVE","moreDetails":{"reason":"x@y"}}]} | false | NOT_ACTIVE
            422 | {"problems":[{"problem":"KYC_MISSING"}]}                                       | false | KYC_MISSING
            422 | {"status":"422","detail":"LOGIN_REQUIRED","moreDetails":null}                  | false | LOGIN_REQUIRED
            422 | {"status":422,"reason":"LOGIN_REQUIRED"}                                       | false | LOGIN_REQUIRED
            400 | {"detail":"INVALID_REQUEST"}                                                   | false | INVALID_REQUEST
            200 | {"problems":[{"problem":"words for x@y"}]}                                     | false | UNKNOWN_PROBLEM
            200 | {"problems":null,"error":"words for x@y"}                                      | false | UNKNOWN_PROBLEM
            """)
    void theOpinionIsReadInEveryEnvelope(int status, String body, boolean valid, String problem) {
        partner.script(PartnerStub.json(status, body));

        validate(Bodies.VALIDATION).statusCode(200)
                .body("valid", equalTo(valid))
                .body("problems.problem", problem == null ? equalTo(List.of()) : contains(problem))
                .body(not(containsString("x@y")));
    }

    @Test
    void aProblemsDetailIsACodeOrNothing() {
        partner.script(PartnerStub.json(200,
                """
                        {"problems":[{"problem":"A","moreDetails":"B_C"},{"problem":"D","moreDetails":{"reason":"E"}},
                        {"problem":"F","moreDetails":"for x@y"}],"order_id":"ord_1","deliveries":[{"failure_reason":"for x@y","id":"1"}]}"""));

        validate(Bodies.VALIDATION).body("problems.detail", contains(equalTo("B_C"), equalTo("E"), nullValue()))
                .body("order_id", nullValue())
                .body("deliveries[0].id", equalTo("1"))
                .body(not(containsString("x@y")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {}                          | 502 | partner_bad_answer
            200 | {"coin_amount":"0"}         | 502 | partner_bad_answer
            200 | {"problems":"none"}         | 502 | partner_bad_answer
            200 | []                          | 502 | partner_bad_answer
            200 | <html>                      | 502 | partner_bad_answer
            302 | {"problems":null}           | 502 | partner_bad_answer
            401 | {"detail":"LOGIN_REQUIRED"} | 502 | partner_bad_answer
            503 | {"problems":null}           | 502 | partner_bad_answer
            429 | {}                          | 503 | partner_unavailable
            400 | {"message":"for x@y"}       | 400 | invalid_request
            404 | <html>                      | 502 | partner_bad_answer
            """)
    void anAnswerOfNoUseIsAskedForOnce(int status, String body, int ours, String code) {
        partner.script(PartnerStub.json(status, body));

        validate(Bodies.VALIDATION).statusCode(ours).body("code", equalTo(code)).body(not(containsString("x@y")));
        assertThat(partner.requests()).hasSize(1);
    }
}
