package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Gateway.place;
import static org.hamcrest.CoreMatchers.equalTo;

import java.sql.SQLException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SlowDatabaseTest {

    @Inject
    AgroalDataSource database;

    @Test
    void whatWasNotStoredInTimeIsNotStoredLater() throws SQLException {
        var key = unique("key");
        var body = nested(anyEmail());

        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table journal in exclusive mode");
            place(body, key).statusCode(503).body("code", equalTo("store_unavailable")).body("retryable", equalTo(true));
            connection.rollback();
        }

        place(body, key).statusCode(201);
    }
}
