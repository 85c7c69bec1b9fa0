package dev.ordergateway.store;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.ordergateway.store.Keyring.Sealed;

/** An order's client context in the database, encrypted. */
@Entity
@Table(name = "client_contexts")
class ClientContextRow {

    @Id
    @Column(name = "order_id")
    UUID orderId;
    @Column(name = "key_id")
    String keyId;
    String sealed;

    static ClientContextRow of(UUID orderId, Sealed sealed) {
        var row = new ClientContextRow();
        row.orderId = orderId;
        row.keyId = sealed.keyId();
        row.sealed = sealed.text();
        return row;
    }

    Sealed toSealed() {
        return new Sealed(keyId, sealed);
    }
}
