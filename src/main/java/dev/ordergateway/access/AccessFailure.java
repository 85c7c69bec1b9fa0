package dev.ordergateway.access;

/** Why a caller may not do what it asks for. */
public abstract sealed class AccessFailure extends RuntimeException {

    private AccessFailure(String message) {
        super(message, null, false, false);
    }

    /** The caller is known and lacks the role. */
    public static final class Forbidden extends AccessFailure {
        public Forbidden() {
            super("forbidden");
        }
    }
}
