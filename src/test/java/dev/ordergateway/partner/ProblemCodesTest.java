package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemCodesTest {

    @Test
    void problemsAreReadInTheirOrder() {
        assertThat(codes(200,
                """
                        {"problems":[{"problem":"DAILY_SPENDING_LIMIT_EXCEEDED","moreDetails":{"reason":"limit"}},{"problem":"NOT_ACTIVE"}]}
                        """))
                .containsExactly("DAILY_SPENDING_LIMIT_EXCEEDED", "NOT_ACTIVE");
    }

    @Test
    void theCodeOfAnErrorStandsInDetailOrReason() {
        assertThat(codes(422, "{\"status\":\"422\",\"detail\":\"LOGIN_REQUIRED\",\"moreDetails\":null}"))
                .containsExactly("LOGIN_REQUIRED");
        assertThat(codes(422, "{\"status\":422,\"reason\":\"KYC_MISSING\"}")).containsExactly("KYC_MISSING");
    }

    @Test
    void aSuccessHasNoCodeButItsProblems() {
        assertThat(codes(200, "{\"detail\":\"LOGIN_REQUIRED\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"problems\":null}", "{\"problems\":[]}", "{\"problems\":\"OUT_OF_STOCK\"}",
            "{\"problems\":[null,7,{\"problem\":null},{\"problem\":7}]}", "{\"detail\":\"Buyer a@b.example is blocked\"}",
            "{\"detail\":\"out_of_stock\"}", "{\"detail\":\"OUT-OF-STOCK\"}", "{\"detail\":\"OUT_OF_STOCK \\n\"}",
            "{\"detail\":\"_\"}" })
    void anythingButACodeIsNone(String json) {
        assertThat(codes(422, json)).isEmpty();
    }

    private static List<String> codes(int status, String json) {
        return ProblemCodes.of(status, WireObject.read(json).orElseThrow());
    }
}
