package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static dev.ordergateway.support.Gateway.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.EventReader;
import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;

/** Hints may get lost; what another replica has committed stands in the log of events all the same. */
@QuarkusTest
class MissedHintsTest {

    @Inject
    Database database;

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void newestStateArrivesThoughNobodyToldOfIt() throws SQLException {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));
        awaitWatch(id, "streaming");

        try (var reader = new EventReader(id).awaitFrames(1)) {
            changedElsewhere(id);

            eventually(() -> assertThat(reader.frames().getLast().order().getString("payment_state")).isEqualTo("Elsewhere"));
            assertThat(reader.frames().getLast().id()).isEqualTo(3);
        }
    }

    private void changedElsewhere(String id) throws SQLException {
        database.execute("""
                with changed as (
                  update orders set payment_state = 'Elsewhere', version = version + 1 where id = '%s' returning id, version
                )
                insert into events (order_id, version, type, snapshot)
                select changed.id, changed.version, 'order.updated', snapshot from changed
                join events before on before.order_id = changed.id and before.version = changed.version - 1""".formatted(id));
    }
}
