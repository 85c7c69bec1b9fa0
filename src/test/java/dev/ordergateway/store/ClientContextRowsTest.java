package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Orders;
import io.quarkus.test.junit.QuarkusTest;

/** Where client contexts are kept. */
@QuarkusTest
class ClientContextRowsTest extends StoreCalls {

    private static final ClientContext CLIENT = new ClientContext("203.0.113.7", "Mozilla/5.0 (SAMPLE)");

    @Inject
    Database database;
    @Inject
    Erasures erasures;

    @Test
    void contextIsEncryptedAtRest() throws SQLException {
        var id = placedBy(CLIENT);

        assertThat(await(store.clientOf(id))).contains(CLIENT);
        assertThat(keyIdsOf(id)).containsExactly("dev");
        assertThat(database.dump()).contains(id.toString()).doesNotContain("203.0.113.7", "SAMPLE");
    }

    @Test
    void halfAContextIsKept() {
        var address = new ClientContext("203.0.113.7", null);
        var agent = new ClientContext(null, "Mozilla/5.0");

        assertThat(await(store.clientOf(placedBy(address)))).contains(address);
        assertThat(await(store.clientOf(placedBy(agent)))).contains(agent);
    }

    @Test
    void orderWithoutContextWritesNone() throws SQLException {
        var id = placedBy(null);

        assertThat(keyIdsOf(id)).isEmpty();
        assertThat(await(store.clientOf(id))).isEmpty();
    }

    @Test
    void contextOfTheFirstToUseAKeyStays() {
        var key = Bodies.unique("key");
        var first = await(intents.record(intent(key, CLIENT))).stored().order().id();

        await(intents.record(intent(key, new ClientContext("203.0.113.8", "curl/8"))));

        assertThat(await(store.clientOf(first))).contains(CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = { "key_id = 'gone'", "sealed = 'c2hvcnQ='", "sealed = 'no base64'",
            "sealed = overlay(sealed placing 'AAAA' from 30)" })
    void contextThatCannotBeReadIsUnknown(String damage) throws SQLException {
        var id = placedBy(CLIENT);

        database.execute("update client_contexts set " + damage + " where order_id = '" + id + "'");

        assertThat(await(store.clientOf(id))).isEmpty();
    }

    @Test
    void contextOfAnotherOrderDoesNotOpen() throws SQLException {
        var mine = placedBy(CLIENT);
        var other = placedBy(CLIENT);

        database.execute("update client_contexts set sealed = (select sealed from client_contexts where order_id = '"
                + other + "') where order_id = '" + mine + "'");

        assertThat(await(store.clientOf(mine))).isEmpty();
        assertThat(await(store.clientOf(other))).contains(CLIENT);
    }

    @Test
    void contextIsErasedWithThePersonEvenFromAnOpenOrder() throws SQLException {
        var id = placedBy(CLIENT);

        await(erasures.eraseAll("buyer@example.com", Act.of("alice", "erasure"), Orders.CHANGED_AT));

        assertThat(keyIdsOf(id)).isEmpty();
        assertThat(await(store.clientOf(id))).isEmpty();
    }

    private OrderId placedBy(@Nullable ClientContext client) {
        return await(intents.record(intent(null, client))).stored().order().id();
    }

    private static Intent intent(@Nullable String key, @Nullable ClientContext client) {
        return new Intent(newOrder(null), key, "fingerprint", client);
    }

    private List<String> keyIdsOf(OrderId id) throws SQLException {
        return database.texts("select key_id from client_contexts where order_id = '" + id + "'");
    }
}
