package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.history.Hindrance;
import dev.ordergateway.history.OrderView.FailureView;
import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Failure;
import dev.ordergateway.order.Outcome.Reason;

class SentencesTest {

    static Stream<List<String>> tables() {
        return Stream.of(Arrays.stream(Reason.values()).map(Sentences::of).toList(),
                Arrays.stream(Attention.values()).map(Sentences::of).toList(),
                Arrays.stream(Hindrance.values()).map(Sentences::of).toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyReasonHasASentenceOfItsOwnWithoutCodeWords(List<String> sentences) {
        assertThat(sentences).doesNotHaveDuplicates().allMatch(sentence -> sentence.matches("[A-Z].{15,}\\."))
                .noneMatch(sentence -> sentence.matches(".*[A-Z]{3,}.*|.*_.*"));
    }

    @Test
    void aFailureIsToldWithThePartnersCode() {
        assertThat(Sentences.of(new FailureView(Failure.ORDER_REFUSED, "OUT_OF_STOCK")))
                .isEqualTo("The partner refused the order: OUT_OF_STOCK.");
        assertThat(Sentences.of(new FailureView(Failure.NOT_CONFIRMED, null)))
                .isEqualTo("The order was declared not placed.");
        assertThat(Sentences.of(new FailureView(Failure.PARTNER_UNAVAILABLE, null))).contains("surely not placed");
    }
}
