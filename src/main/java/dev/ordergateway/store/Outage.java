package dev.ordergateway.store;

import java.net.SocketException;
import java.net.UnknownHostException;

import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.hibernate.exception.LockAcquisitionException;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;

/** Tells a database that is not there from a row that it does not take, or that cannot be read. */
final class Outage {

    private static final String LIMIT = "54";

    private Outage() {
    }

    static boolean isCauseOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case ConstraintViolationException _,DataException _,LockAcquisitionException _ -> false;
            // a text too long for an index
            case JDBCException refused when refused.getSQLState() != null && refused.getSQLState().startsWith(LIMIT) -> false;
            case JDBCException _,VertxException _,TimeoutException _,SocketException _,UnknownHostException _ -> true;
            // what the driver says of a connection that is closed already
            case NoStackTraceThrowable _ -> true;
            default -> false;
        };
    }
}
