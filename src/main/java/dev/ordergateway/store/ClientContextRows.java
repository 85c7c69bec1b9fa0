package dev.ordergateway.store;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.OrderId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The client contexts of orders, written once and read for each call to the partner. */
@ApplicationScoped
class ClientContextRows implements PanacheRepositoryBase<ClientContextRow, UUID> {

    private static final Logger LOG = Logger.getLogger(ClientContextRows.class);

    private final Keyring keyring;

    ClientContextRows(Keyring keyring) {
        this.keyring = keyring;
    }

    Uni<Void> keep(OrderId id, @Nullable ClientContext client) {
        return client == null ? Uni.createFrom().voidItem()
                : persist(ClientContextRow.of(id.value(), keyring.seal(text(client), context(id)))).replaceWithVoid();
    }

    /** Empty too when it cannot be read: the partner can do without it. */
    Uni<Optional<ClientContext>> of(OrderId id) {
        return findById(id.value()).map(row -> Optional.ofNullable(row).flatMap(present -> read(id, present)));
    }

    Uni<Void> forget(OrderId id) {
        return deleteById(id.value()).replaceWithVoid();
    }

    private Optional<ClientContext> read(OrderId id, ClientContextRow row) {
        try {
            return keyring.open(row.toSealed(), context(id)).map(ClientContextRows::client);
        } catch (IllegalStateException _) {
            LOG.debugf("a client context cannot be read orderId=%s key=%s", id, row.keyId);
            return Optional.empty();
        }
    }

    private static String context(OrderId id) {
        return id + "/client";
    }

    /** A line each; neither can hold a line break. */
    private static String text(ClientContext client) {
        return Objects.toString(client.address(), "") + '\n' + Objects.toString(client.userAgent(), "");
    }

    private static ClientContext client(String text) {
        var lines = text.split("\n", 2);
        return new ClientContext(present(lines[0]), present(lines[1]));
    }

    private static @Nullable String present(String line) {
        return line.isEmpty() ? null : line;
    }
}
