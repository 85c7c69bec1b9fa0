package dev.ordergateway.weather;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long everything takes.
 *
 * @param faultsAtOnce how many, until each has come once
 * @param outage of a fault that takes something away
 * @param pause for which a replica is stopped; longer than a lease
 * @param moment of a fault that the replicas wait through
 * @param longestStay of an order in one state, if it does not stay for good
 * @param replicas there are as long as none is added or taken away
 * @param ordersASecond how many are placed
 * @param openAtFirst how many are open before the first fault
 * @param patience how often what a fault is given to pass may go by before what still shows is noted
 * @param bunching how many times more than allowed may arrive in a second of what was sent in more
 */
record Season(int faultsAtOnce, Duration outage, Duration pause, Duration moment, Duration longestStay, int replicas,
        int ordersASecond, int openAtFirst, int patience, double bunching) {

    /** For a machine that may have much else to do. */
    static final Season SLICE = new Season(2, Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(3),
            Duration.ofSeconds(60), 2, 4, 200, 2, 1.6);
    static final Season WHOLE = new Season(1, Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(8),
            Duration.ofSeconds(150), 3, 4, 300, 1, 1.1);

    /** In which every stored status must be the partner's again, by a fault that gives a sign. */
    static final Duration RECOVERY = Duration.ofSeconds(10);
    static final Duration LEASE = Duration.ofSeconds(6);
    static final int START_RATE = 60;
    static final int POLL_RATE = 100;

    /** How long a stream may bring nothing before the gateway reads the order. */
    static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration MAX_QUIET = Duration.ofSeconds(10);

    /** In which a gateway notices at the latest what gives no sign. */
    static Duration unnoticed() {
        return MAX_QUIET;
    }

    /** The gateway's settings, with intervals short enough to be waited for. */
    static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("partner.read-timeout", "2s");
        settings.put("partner.connect-timeout", "1s");
        settings.put("partner.create-timeout", "8s");
        settings.put("partner.breaker.rest", "1s");
        settings.put("tracking.backoff.max", "2s");
        settings.put("tracking.silence", SILENCE.toSeconds() + "s");
        settings.put("tracking.dead-after", "6s");
        settings.put("tracking.max-quiet", MAX_QUIET.toSeconds() + "s");
        settings.put("tracking.poll-interval", "3s");
        settings.put("tracking.manual-poll-interval", "3s");
        settings.put("tracking.scan-interval", "1s");
        settings.put("tracking.sweep-interval", "2s");
        settings.put("tracking.poll-rate", Integer.toString(POLL_RATE));
        settings.put("tracking.lease.ttl", LEASE.toSeconds() + "s");
        settings.put("tracking.lease.renew", "1s");
        settings.put("tracking.start-rate", Integer.toString(START_RATE));
        return settings;
    }
}
