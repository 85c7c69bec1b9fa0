package dev.ordergateway.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Failure;
import dev.ordergateway.order.Memory;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Origin;
import dev.ordergateway.order.PartnerOrderId;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An order in the database. */
// a native executable reads and writes as JSON only what it is told of
@RegisterForReflection(targets = { OrderRequest.class, Memory.class, Deliveries.class }, registerFullHierarchy = true)
@Entity
@Table(name = "orders")
class OrderRow {

    @Id
    UUID id;
    String status;
    @Version
    int version;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "updated_at")
    Instant updatedAt;
    @Column(name = "status_since")
    Instant statusSince;

    @Column(name = "placed_by")
    String placedBy;
    @Column(name = "idempotency_key")
    @Nullable
    String idempotencyKey;
    String fingerprint;
    @Column(name = "client_reference")
    @Nullable
    String clientReference;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    OrderRequest request;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Map<String, String> metadata;

    @Column(name = "partner_order_id")
    @Nullable
    String partnerOrderId;
    @Column(name = "partner_order_hash")
    @OptimisticLock(excluded = true)
    @Nullable
    String partnerOrderHash;
    @Column(name = "email_hashes")
    @OptimisticLock(excluded = true)
    String[] emailHashes = {};
    @Column(name = "phone_hashes")
    @OptimisticLock(excluded = true)
    String[] phoneHashes = {};
    @Column(name = "needs_following")
    boolean needsFollowing;
    @Column(name = "order_state")
    @Nullable
    String orderState;
    @Column(name = "payment_state")
    @Nullable
    String paymentState;

    PaymentColumns payment;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Deliveries deliveries;
    String[] attention;
    @Column(name = "failure_code")
    @Nullable
    String failureCode;
    @Column(name = "partner_code")
    @Nullable
    String partnerCode;

    @Column(name = "observed_at")
    @OptimisticLock(excluded = true)
    @Nullable
    Instant observedAt;
    @Column(name = "observed_by")
    @OptimisticLock(excluded = true)
    @Nullable
    String observedBy;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @OptimisticLock(excluded = true)
    Memory memory;
    @Column(name = "due_at")
    @OptimisticLock(excluded = true)
    @Nullable
    Instant dueAt;
    @Column(name = "journal_seq")
    @OptimisticLock(excluded = true)
    int journalSeq;

    /** The database computes it. Read by nobody, but native queries for rows cannot do without a column. */
    @Column(insertable = false, updatable = false)
    short shard;

    static OrderRow of(Intent intent) {
        var order = intent.order();
        var row = new OrderRow();
        row.id = order.id().value();
        row.version = order.version();
        row.createdAt = order.createdAt();
        row.placedBy = order.origin().placedBy();
        row.clientReference = order.origin().clientReference();
        row.idempotencyKey = intent.idempotencyKey();
        row.fingerprint = intent.fingerprint();
        row.journalSeq = 1;
        return row;
    }

    /** Everything that may change during an order's life, but for the version, which Hibernate counts. */
    void write(Order order) {
        request = order.origin().request();
        metadata = order.origin().metadata();
        status = order.status().label();
        updatedAt = order.updatedAt();
        statusSince = order.statusSince();
        partnerOrderId = order.partnerOrderId() == null ? null : order.partnerOrderId().value();
        needsFollowing = order.needsFollowing();
        orderState = order.orderState();
        paymentState = order.paymentState();
        payment = PaymentColumns.of(order.payment());
        deliveries = new Deliveries(order.withoutCodes().deliveries());
        attention = order.attention().stream().map(Attention::name).sorted().toArray(String[]::new);
        failureCode = order.failure() == null ? null : order.failure().code();
        partnerCode = order.failure() == null ? null : order.failure().partnerCode();
        memory = order.memory();
        if (memory.erased()) {
            forget(order);
        }
    }

    /** What says whose it was: the hashes of addresses and numbers, and the hash of a body that could be guessed. */
    private void forget(Order order) {
        emailHashes = new String[0];
        phoneHashes = new String[0];
        fingerprint = "";
        // what was surely not created can be tried again only as a new order, because nothing is left to ask with
        idempotencyKey = order.status() == OrderStatus.PLACEMENT_FAILED ? null : idempotencyKey;
    }

    Order toOrder() {
        return new Order(new OrderId(id), OrderStatus.ofLabel(status), version, createdAt, updatedAt, statusSince,
                new Origin(request, placedBy, clientReference, metadata),
                partnerOrderId == null ? null : new PartnerOrderId(partnerOrderId), orderState, paymentState,
                payment.toInstructions(), deliveries.items(),
                Arrays.stream(attention).map(Attention::valueOf).collect(Collectors.toUnmodifiableSet()),
                failureCode == null ? null : new Failure(failureCode, partnerCode), memory);
    }

    StoredOrder toStored() {
        return storedAs(toOrder());
    }

    StoredOrder storedAs(Order order) {
        return new StoredOrder(order, observedAt, observedBy);
    }
}
