package dev.ordergateway.partner;

import java.util.OptionalInt;

/** Why a stream ended other than by the partner closing it in good order. */
public final class FeedFailure extends RuntimeException {

    /** The ways a stream fails. */
    public enum Reason {
        /** No connection was made. */
        CONNECT,
        /** The answer was not 200; see {@link FeedFailure#status()}. */
        STATUS,
        /** The answer was no event stream. */
        CONTENT_TYPE,
        /** A line or an event passed its limit. */
        TOO_LONG,
        /** Nothing arrived for too long. */
        SILENT,
        /** The connection broke. */
        RESET,
        /** The partner has asked for a rest that is not over. */
        RESTRAINED
    }

    private final Reason reason;
    private final int status;

    private FeedFailure(Reason reason, int status) {
        super("the stream failed: " + reason + (status == 0 ? "" : " " + status), null, false, false);
        this.reason = reason;
        this.status = status;
    }

    public static FeedFailure of(Reason reason) {
        return new FeedFailure(reason, 0);
    }

    public static FeedFailure status(int status) {
        return new FeedFailure(Reason.STATUS, status);
    }

    public Reason reason() {
        return reason;
    }

    /** Whether a stream of any other order would have failed as well. */
    public boolean isOfThePartner() {
        return reason != Reason.STATUS || status == 429 || status >= 500;
    }

    /** The HTTP status, when that was the reason. */
    public OptionalInt status() {
        return reason == Reason.STATUS ? OptionalInt.of(status) : OptionalInt.empty();
    }
}
