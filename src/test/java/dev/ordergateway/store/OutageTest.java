package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;

class OutageTest {

    static Stream<Throwable> outages() {
        return Stream.of(new ConnectException("refused"), new TimeoutException(), new VertxException("Connection closed"),
                new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"),
                new GenericJDBCException("terminated", new SQLException()));
    }

    static Stream<Throwable> rows() {
        return Stream.of(new ConstraintViolationException("taken", new SQLException(), "journal_pkey"),
                new DataException("too long", new SQLException()),
                new GenericJDBCException("too long for the index", new SQLException("index row size", "54000")),
                new IllegalArgumentException("no such status"), new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void databaseIsNotThere(Throwable cause) {
        assertThat(Outage.isCauseOf(new StoreFailure.Unavailable(cause))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void oneRowIsNotTaken(Throwable cause) {
        assertThat(Outage.isCauseOf(new StoreFailure.Unavailable(cause))).isFalse();
    }
}
