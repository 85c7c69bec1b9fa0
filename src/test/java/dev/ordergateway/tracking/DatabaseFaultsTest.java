package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QuickTracking.class)
class DatabaseFaultsTest extends FaultyPartner {

    private static final String WAITING = "from pg_stat_activity where wait_event_type = 'Lock' and pid <> pg_backend_pid()";

    @Inject
    AgroalDataSource database;

    @Test
    void saveThatFailsIsMadeUpForByALookAndTheStreamIsKept() throws SQLException {
        var order = PlacedOrder.placeAndStream();

        try (var lock = locked(order)) {
            order.partner().becomes("WaitingForDelivery");
            eventually(() -> assertThat(number(lock, "select count(*) " + WAITING)).isEqualTo(1));
            assertThat(number(lock, "select count(pg_terminate_backend(pid)) " + WAITING)).isEqualTo(1);
            lock.rollback();
        }

        order.becomes("WaitingForDelivery");
        order.partner().release();
        order.endsAs("Done");
        assertThat(order.journal()).contains("poll: WaitingForPayment -> WaitingForDelivery");
        assertThat(order.partner().subscriptions()).isOne();
        order.agreesWithThePartner();
    }

    @Test
    void saveOfTheEndThatFailsIsMadeUpForByALook() throws SQLException {
        var order = PlacedOrder.placeAndStream();

        try (var lock = locked(order)) {
            order.partner().alwaysFails("subscribe", "status_500");
            order.partner().becomes("Done");
            eventually(() -> assertThat(number(lock, "select count(*) " + WAITING)).isEqualTo(1));
            assertThat(number(lock, "select count(pg_terminate_backend(pid)) " + WAITING)).isEqualTo(1);
            lock.rollback();
        }

        order.endsAs("Done");
        assertThat(order.journal()).last().isEqualTo("poll: WaitingForPayment -> Done");
        order.agreesWithThePartner();
    }

    @Test
    void messagesWaitForARowThatIsLocked() throws SQLException {
        var order = PlacedOrder.placeAndStream();

        try (var lock = locked(order)) {
            order.partner().becomes("WaitingForDelivery");
            order.partner().becomes("Done");
            eventually(() -> assertThat(number(lock, "select count(*) " + WAITING)).isEqualTo(1));
            lock.rollback();
        }

        order.endsAs("Done");
        assertThat(order.journal()).containsExactly(MAIN_STREET);
        assertThat(order.partner().subscriptions()).isEqualTo(1);
        order.agreesWithThePartner();
    }

    private Connection locked(PlacedOrder order) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var select = connection.prepareStatement("select 1 from orders where id = ? for update")) {
            select.setObject(1, UUID.fromString(order.id()));
            select.execute();
        }
        return connection;
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
