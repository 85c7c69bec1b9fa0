package dev.ordergateway.store;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import dev.ordergateway.order.EventType;
import dev.ordergateway.order.Order;

/** One version of an order in the database. */
@Entity
@Table(name = "events")
class EventRow {

    @EmbeddedId
    Key key;
    String type;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    OrderSnapshot snapshot;

    @Embeddable
    record Key(@Column(name = "order_id") UUID orderId, @Column(name = "version") int version) {
    }

    /** The first version. */
    static EventRow placed(Order order) {
        return of(order, EventType.PLACED);
    }

    static EventRow of(Order before, Order after) {
        return of(after, EventType.of(before, after));
    }

    private static EventRow of(Order order, EventType type) {
        var row = new EventRow();
        row.key = new Key(order.id().value(), order.version());
        row.type = type.label();
        row.snapshot = OrderSnapshot.of(order);
        return row;
    }
}
