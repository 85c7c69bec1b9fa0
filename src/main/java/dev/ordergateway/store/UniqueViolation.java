package dev.ordergateway.store;

import org.hibernate.exception.ConstraintViolationException;

/** The database's refusal of a value that another row has. */
final class UniqueViolation {

    private UniqueViolation() {
    }

    static boolean isCauseOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException) {
                return true;
            }
        }
        return false;
    }

    /** Whoever had the value has let go of it. The database's own words are left out: they hold the caller's key. */
    static StoreFailure.Unavailable unexplained() {
        return new StoreFailure.Unavailable(new IllegalStateException("a unique index refused a value that nobody has"));
    }
}
