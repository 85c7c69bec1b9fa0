package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");

    private final Budget budget = new Budget(3, Duration.ofSeconds(60));

    @Test
    void noPeriodHasMoreCallsThanTheBudget() {
        spend(0);
        spend(50);
        spend(59);

        assertThat(refused(59)).isEqualTo(Duration.ofSeconds(1));
        spend(60);
        assertThat(refused(61)).isEqualTo(Duration.ofSeconds(49));
        assertThat(refused(109)).isEqualTo(Duration.ofSeconds(1));
        spend(110);
    }

    @Test
    void whatWasRefusedIsNotCounted() {
        spend(0);
        spend(0);
        spend(0);
        refused(30);

        spend(60);
        spend(60);
        spend(60);
        refused(60);
    }

    @Test
    void aBudgetOfNothingLetsNothingPass() {
        assertThat(catchThrowableOfType(PartnerFailure.OverBudget.class,
                () -> new Budget(0, Duration.ofSeconds(60)).spend(START)).retryAfter()).isEqualTo(Duration.ofSeconds(60));
    }

    private void spend(int second) {
        budget.spend(START.plusSeconds(second));
    }

    private Duration refused(int second) {
        return catchThrowableOfType(PartnerFailure.OverBudget.class, () -> spend(second)).retryAfter();
    }
}
