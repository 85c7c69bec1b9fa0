package dev.ordergateway.store;

import org.hibernate.QueryTimeoutException;

/** The database's refusal to work on a statement for longer than it may. */
final class StatementTimeout {

    private StatementTimeout() {
    }

    static boolean isCauseOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QueryTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
