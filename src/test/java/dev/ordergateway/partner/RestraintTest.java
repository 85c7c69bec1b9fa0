package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestraintTest {

    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    private final Restraint restraint = new Restraint(Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({ "429, 7, 7", "503, 7, 7", "429, 86400, 900" })
    void thePartnersWishIsHeededForAQuarterOfAnHourAtMost(int status, String wish, int seconds) {
        restraint.heed(Response.status(status).header("Retry-After", wish).build(), NOW);

        assertThat(refused(NOW)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(refused(NOW.plusSeconds(seconds - 1))).isEqualTo(Duration.ofSeconds(1));
        passes(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({ "200, 7", "503, soon", "503," })
    void answersThatNameNoTimeStopNothing(int status, String wish) {
        restraint.heed(Response.status(status).header("Retry-After", wish).build(), NOW);

        passes(NOW);
    }

    @ParameterizedTest
    @CsvSource({ "soon", "," })
    void aPartnerThatHasHadTooMuchIsLeftAloneForAMoment(String wish) {
        restraint.heed(Response.status(429).header("Retry-After", wish).build(), NOW);

        assertThat(refused(NOW)).isEqualTo(Duration.ofSeconds(5));
        passes(NOW.plusSeconds(5));
    }

    @Test
    void theLongestOfItsWishesCounts() {
        restraint.heed(Response.status(429).header("Retry-After", "60").build(), NOW);
        restraint.heed(Response.status(429).header("Retry-After", "1").build(), NOW);
        restraint.heed(budget("0", NOW.plusSeconds(2).getEpochSecond()), NOW);

        assertThat(refused(NOW)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whenItsBudgetIsFullAgainIsToldByItsOwnClock() {
        restraint.heed(Response.ok().header("Date", "Thu, 1 Oct 2026 13:00:00 GMT").header("X-RateLimit-Remaining", "0")
                .header("X-RateLimit-Reset", NOW.plusSeconds(3620).getEpochSecond()).build(), NOW);

        assertThat(refused(NOW)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whenItsBudgetIsSpentThePartnerIsLeftAloneUntilThatIsFullAgain() {
        restraint.heed(budget("0", NOW.plusSeconds(20).getEpochSecond()), NOW);

        assertThat(refused(NOW)).isEqualTo(Duration.ofSeconds(20));
        passes(NOW.plusSeconds(20));
    }

    @Test
    void aBudgetWithSomethingLeftStopsNothing() {
        restraint.heed(budget("1", NOW.plusSeconds(20).getEpochSecond()), NOW);
        restraint.heed(budget("0", "soon"), NOW);
        restraint.heed(budget("0", NOW.minusSeconds(1).getEpochSecond()), NOW);

        passes(NOW);
    }

    @Test
    void aLaterAnswerThatWishesNothingTakesNothingBack() {
        restraint.heed(Response.status(429).header("Retry-After", "7").build(), NOW);
        restraint.heed(Response.ok().build(), NOW.plusSeconds(1));

        assertThat(refused(NOW.plusSeconds(1))).isEqualTo(Duration.ofSeconds(6));
    }

    private static Response budget(String remaining, Object reset) {
        return Response.ok().header("X-RateLimit-Remaining", remaining).header("X-RateLimit-Reset", reset).build();
    }

    private Duration refused(Instant at) {
        var failure = catchThrowableOfType(PartnerFailure.Unavailable.class, () -> restraint.check(at));
        return Objects.requireNonNull(failure.retryAfter());
    }

    private void passes(Instant at) {
        assertThatCode(() -> restraint.check(at)).doesNotThrowAnyException();
    }
}
