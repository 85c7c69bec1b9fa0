package dev.ordergateway.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Packaged replicas in bad weather. As part of {@code verify} every fault comes once, for seconds and with another; the whole
 * is
 * {@code ./mvnw -B -ntp verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=WeatherIT -Dweather.minutes=60}.
 * The seed is printed; {@code -Dweather.seed=} takes one. What did not hold is told in {@code target/weather}.
 */
class WeatherIT {

    /** Strikes in which every way of telling has its chance. */
    private static final int ENOUGH = 25;

    private static Weather weather;

    @BeforeAll
    static void run() throws InterruptedException, SQLException {
        long seed = Long.getLong("weather.seed", RandomGenerator.getDefault().nextInt(1_000_000));
        int minutes = Integer.getInteger("weather.minutes", 0);
        System.out.printf("weather: -Dweather.seed=%d -Dweather.minutes=%d%n", seed, minutes);
        weather = new Weather(minutes == 0 ? Season.SLICE : Season.WHOLE, seed);
        weather.begin();
        var end = Instant.now().plus(Duration.ofMinutes(minutes));
        for (int strikes = 0; weather.isIncomplete() || Instant.now().isBefore(end)
                || (strikes < ENOUGH && !isEverythingTold()); strikes++) {
            weather.strike();
        }
        weather.end();
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        weather.close();
    }

    private static boolean isEverythingTold() {
        return weather.told().size() == Telling.values().length;
    }

    @Test
    void everyWayOfTellingAMoveWasHeard() {
        assertThat(weather.told()).containsKeys(Telling.values());
    }

    @Test
    void everyTransitionIsStoredOnceAndInThePartnersOrder() {
        assertThat(weather.violations(Violation.Rule.STORED_ONCE)).isEmpty();
    }

    @Test
    void everyStatusIsThePartnersSoonAfterAFault() {
        assertThat(weather.violations(Violation.Rule.AGREES)).isEmpty();
    }

    @Test
    void onlyMovesOfTheTableAreMade() {
        assertThat(weather.violations(Violation.Rule.IN_THE_TABLE)).isEmpty();
    }

    @Test
    void anOrderHasOneStreamAndTwoForNoLongerThanAHandOver() {
        assertThat(weather.violations(Violation.Rule.ONE_STREAM)).isEmpty();
    }

    @Test
    void noOutageEndsInAStormOfConnections() {
        assertThat(weather.violations(Violation.Rule.PACED)).isEmpty();
    }

    @Test
    void oneKeyIsOneOrderAtThePartner() {
        assertThat(weather.violations(Violation.Rule.CREATED_ONCE)).isEmpty();
    }

    @Test
    void noReplicaEndsByItself() {
        assertThat(weather.violations(Violation.Rule.LIVES)).isEmpty();
    }

    @Test
    void nothingAcknowledgedIsLost() {
        assertThat(weather.violations(Violation.Rule.NOTHING_LOST)).isEmpty();
    }
}
