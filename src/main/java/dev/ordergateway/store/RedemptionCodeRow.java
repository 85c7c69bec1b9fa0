package dev.ordergateway.store;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.ordergateway.store.Keyring.Sealed;

/** A redemption code in the database, encrypted. */
@Entity
@Table(name = "redemption_codes")
class RedemptionCodeRow {

    @EmbeddedId
    Key key;
    @Column(name = "key_id")
    String keyId;
    String sealed;

    @Embeddable
    record Key(@Column(name = "order_id") UUID orderId, @Column(name = "position") int position) {
    }

    static RedemptionCodeRow of(Key key, Sealed sealed) {
        var row = new RedemptionCodeRow();
        row.key = key;
        row.put(sealed);
        return row;
    }

    void put(Sealed next) {
        keyId = next.keyId();
        sealed = next.text();
    }

    Sealed toSealed() {
        return new Sealed(keyId, sealed);
    }
}
