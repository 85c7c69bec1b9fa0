package dev.ordergateway.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.LockMode;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.Phase;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The queries on orders. */
@ApplicationScoped
class OrderRows implements PanacheRepositoryBase<OrderRow, UUID> {

    private static final String PARTNER_ORDER = "partner order";
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final String[] OPEN = Arrays.stream(OrderStatus.values()).filter(status -> status.phase() == Phase.OPEN)
            .map(OrderStatus::label).toArray(String[]::new);

    private final Keyring keyring;
    private final Deadlines deadlines;

    OrderRows(Keyring keyring, Deadlines deadlines) {
        this.keyring = keyring;
        this.deadlines = deadlines;
    }

    OrderRow of(Intent intent) {
        var row = OrderRow.of(intent);
        write(row, intent.order(), intent.order().createdAt());
        return row;
    }

    /** @param now decides when the order is due next */
    void write(OrderRow row, Order order, Instant now) {
        var knownAs = row.partnerOrderId;
        row.write(order);
        if (row.emailHashes.length == 0) {
            row.emailHashes = order.origin().request().emails()
                    .map(email -> keyring.hash(EMAIL, plain(email))).distinct().toArray(String[]::new);
        }
        if (row.phoneHashes.length == 0) {
            row.phoneHashes = order.origin().request().phones().map(phone -> keyring.hash(PHONE, phone)).distinct()
                    .toArray(String[]::new);
        }
        if (row.partnerOrderHash == null || !Objects.equals(knownAs, row.partnerOrderId)) {
            row.partnerOrderHash = row.partnerOrderId == null ? null : keyring.hash(PARTNER_ORDER, row.partnerOrderId);
        }
        row.dueAt = deadlines.next(order, now);
    }

    /** Another order of ours that is known to the partner by this id. Whoever asks for the same id waits for our commit. */
    Uni<Optional<OrderRow>> another(OrderRow row, PartnerOrderId partnerOrderId) {
        return getSession().chain(session -> session
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(?1)) as text)", String.class)
                .setParameter(1, keyring.hash(PARTNER_ORDER, partnerOrderId.value()))
                .getSingleResult())
                .chain(() -> knownAs(row, partnerOrderId));
    }

    private Uni<Optional<OrderRow>> knownAs(OrderRow row, PartnerOrderId partnerOrderId) {
        return find("partnerOrderHash in ?1 and id <> ?2", keyring.hashes(PARTNER_ORDER, partnerOrderId.value()), row.id)
                .firstResult().map(Optional::ofNullable);
    }

    /** Some of the orders that name the address. */
    Uni<List<OrderRow>> ofEmail(String email, int limit) {
        return getSession().chain(session -> session
                .createNativeQuery("select * from orders where email_hashes && ?1 order by id limit ?2", OrderRow.class)
                .setParameter(1, keyring.hashes(EMAIL, plain(email)).toArray(String[]::new)).setParameter(2, limit)
                .getResultList());
    }

    /** Some of them that are not closed. */
    Uni<List<OrderRow>> openOfEmail(String email, int limit) {
        return getSession().chain(session -> session
                .createNativeQuery("""
                        select * from orders where email_hashes && ?1 and status = any(?2) order by id limit ?3""",
                        OrderRow.class)
                .setParameter(1, keyring.hashes(EMAIL, plain(email)).toArray(String[]::new))
                .setParameter(2, OPEN).setParameter(3, limit)
                .getResultList());
    }

    Uni<List<OrderRow>> newestOfEmail(String email, int limit) {
        return newest("email_hashes && ?1", keyring.hashes(EMAIL, plain(email)).toArray(String[]::new), limit);
    }

    Uni<List<OrderRow>> newestOfPhone(String plain, int limit) {
        return newest("phone_hashes <> '{}' and phone_hashes && ?1", keyring.hashes(PHONE, plain).toArray(String[]::new),
                limit);
    }

    Uni<List<OrderRow>> newestOfWallet(String address, int limit) {
        return newest("wallet_address = ?1", address, limit);
    }

    Uni<List<OrderRow>> newestOfPartnerOrder(PartnerOrderId id, int limit) {
        return newest("partner_order_hash = any(?1)", keyring.hashes(PARTNER_ORDER, id.value()).toArray(String[]::new), limit);
    }

    /** In two steps, or the database might go through all orders by time until it has found enough. */
    private Uni<List<OrderRow>> newest(String condition, Object value, int limit) {
        return getSession().chain(session -> session
                .createNativeQuery("""
                        with found as materialized (select id, created_at from orders where %s),
                          newest as (select id from found order by created_at desc, id desc limit ?2)
                        select o.* from newest join orders o on o.id = newest.id order by o.created_at desc, o.id desc"""
                        .formatted(condition), OrderRow.class)
                .setParameter(1, value).setParameter(2, limit)
                .getResultList());
    }

    /** Orders that are due, and that no other replica is claiming at this moment. */
    Uni<List<OrderRow>> due(Instant now, int limit) {
        return getSession().chain(session -> session
                .createNativeQuery("""
                        select * from orders where due_at <= ?1
                        order by partner_order_id is not null, due_at limit ?2 for update skip locked""", OrderRow.class)
                .setParameter(1, now).setParameter(2, limit)
                .getResultList());
    }

    /** The same address however it is written. */
    private static String plain(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    Uni<OrderRow> read(OrderId id) {
        return findById(id.value()).onItem().ifNull().failWith(StoreFailure.NotFound::new);
    }

    /** Until the transaction ends nobody else writes this order or its journal. */
    Uni<OrderRow> lock(OrderId id) {
        return getSession()
                .chain(session -> session.find(OrderRow.class, id.value(), LockMode.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(StoreFailure.NotFound::new);
    }

    /** The same for those of the orders that are there and that nobody else has locked, by id. */
    Uni<List<OrderRow>> lockFree(Collection<OrderId> ids) {
        return getSession().chain(session -> session
                .createNativeQuery("""
                        select * from orders where id = any(?1) order by id for no key update skip locked""", OrderRow.class)
                .setParameter(1, ids.stream().map(OrderId::value).toArray(UUID[]::new))
                .getResultList());
    }

    Uni<Optional<OrderRow>> byKey(String placedBy, String key) {
        return find("placedBy = ?1 and idempotencyKey = ?2", placedBy, key).firstResult().map(Optional::ofNullable);
    }

    Uni<Optional<OrderRow>> byLiveReference(String placedBy, String reference) {
        return find("placedBy = ?1 and clientReference = ?2 and status not in ('Rejected', 'PlacementFailed')", placedBy,
                reference).firstResult().map(Optional::ofNullable);
    }

    Uni<List<OrderRow>> readAll(List<OrderId> ids) {
        return list("id in ?1 order by id", ids.stream().map(OrderId::value).toList());
    }

    /** What all versions of these orders have in common. */
    Uni<Map<UUID, OrderCore>> cores(List<UUID> ids) {
        return getSession().chain(session -> session.createQuery(OrderCore.ALL, OrderCore.class).setParameter(1, ids)
                .getResultList())
                .map(cores -> cores.stream().collect(Collectors.toMap(OrderCore::id, core -> core)));
    }

    /** Their ids alone, because most of them are being followed already and need not be read. */
    Uni<List<UUID>> needingFollowing(Set<Integer> shards, UUID after, Instant doneAfter, int limit) {
        return getSession().chain(session -> session
                .createNativeQuery("""
                        select id from orders
                        where needs_following and shard = any(?1) and id > ?2 and (status <> 'Done' or status_since > ?3)
                        order by id limit ?4""", UUID.class)
                .setParameter(1, shards.toArray(Integer[]::new)).setParameter(2, after).setParameter(3, doneAfter)
                .setParameter(4, limit)
                .getResultList());
    }
}
