package dev.ordergateway.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An answer of the partner's as it was at one time. */
final class Copy {

    private static final int TAG_BYTES = 16;

    private final byte[] body;
    private final String tag;
    private final Instant takenAt;
    private final Instant freshUntil;
    private final Instant askAgainAt;

    private Copy(byte[] body, String tag, Instant takenAt, Instant freshUntil, Instant askAgainAt) {
        this.body = body;
        this.tag = tag;
        this.takenAt = takenAt;
        this.freshUntil = freshUntil;
        this.askAgainAt = askAgainAt;
    }

    static Copy of(byte[] body, Instant takenAt, Duration fresh) {
        return new Copy(body, digest(body), takenAt, takenAt.plus(fresh), takenAt.plus(fresh));
    }

    /** The same copy, to be shown for a while longer although it is not fresh any more. */
    Copy until(Instant later) {
        return new Copy(body, tag, takenAt, freshUntil, later);
    }

    /** Whether it is shown for longer than it was fresh, because the partner gave no newer one. */
    boolean isProlonged() {
        return !askAgainAt.equals(freshUntil);
    }

    /** Whether it may be shown without asking the partner. */
    boolean isGoodAt(Instant now) {
        return now.isBefore(askAgainAt);
    }

    boolean isFreshAt(Instant now) {
        return now.isBefore(freshUntil);
    }

    Duration ageAt(Instant now) {
        return Duration.between(takenAt, now);
    }

    /** How long it stays fresh from then on. */
    Duration freshnessAt(Instant now) {
        return isFreshAt(now) ? Duration.between(now, freshUntil) : Duration.ZERO;
    }

    /** Shared by all who read it, and never changed. */
    byte[] body() {
        return body;
    }

    /** The same for the same bytes. */
    String tag() {
        return tag;
    }

    private static String digest(byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
