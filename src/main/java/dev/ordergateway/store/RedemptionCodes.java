package dev.ordergateway.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.store.RedemptionCodeRow.Key;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** The orders' redemption codes, which are read and written while their order is locked. */
// a native executable reads and writes as JSON only what it is told of
@RegisterForReflection(targets = RedemptionCode.class, registerFullHierarchy = true)
@ApplicationScoped
class RedemptionCodes implements PanacheRepositoryBase<RedemptionCodeRow, Key> {

    private static final Logger LOG = Logger.getLogger(RedemptionCodes.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Keyring keyring;

    RedemptionCodes(Keyring keyring) {
        this.keyring = keyring;
    }

    /** All codes of these orders. */
    Uni<Map<Key, RedemptionCodeRow>> of(List<UUID> orders) {
        return orders.isEmpty() ? Uni.createFrom().item(Map.of())
                : find("key.orderId in ?1", orders).list()
                        .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.key, row -> row)));
    }

    /** The order together with its codes. One that cannot be read counts as unknown, so that it can be learned again. */
    Order with(Order order, Map<Key, RedemptionCodeRow> known) {
        return known.isEmpty() ? order
                : order.withDeliveries(order.deliveries().stream()
                        .map(delivery -> delivery.withCode(code(known.get(key(order, delivery))))).toList());
    }

    private @Nullable RedemptionCode code(@Nullable RedemptionCodeRow row) {
        return row == null ? null : read(row).orElse(null);
    }

    /** Keeps the codes that were not known before, and gives the rows for those that have none. */
    Stream<RedemptionCodeRow> keep(Order before, Order after, Map<Key, RedemptionCodeRow> known) {
        return after.deliveries().stream()
                .filter(delivery -> !Objects.equals(codeOf(before, delivery.position()), delivery.code()))
                .flatMap(delivery -> Stream.ofNullable(delivery.code())
                        .flatMap(code -> keep(key(after, delivery), code, known).stream()));
    }

    Uni<Optional<RedemptionCodeRow>> at(Order order, int position) {
        return findById(new Key(order.id().value(), position)).map(Optional::ofNullable);
    }

    Uni<Void> forget(OrderId id) {
        return delete("key.orderId", id.value()).replaceWithVoid();
    }

    /** Empty, and said in the log, when the code's key is not there or it was tampered with. */
    Optional<RedemptionCode> read(RedemptionCodeRow row) {
        try {
            var opened = keyring.open(row.toSealed(), context(row.key));
            if (opened.isEmpty()) {
                LOG.errorf("a code cannot be read, its key is not in secrets.keys orderId=%s key=%s", row.key.orderId(),
                        row.keyId);
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(opened.get(), RedemptionCode.class));
        } catch (IllegalStateException | JsonProcessingException _) {
            LOG.errorf("a code cannot be read, it is not what was stored orderId=%s key=%s", row.key.orderId(), row.keyId);
            return Optional.empty();
        }
    }

    private Optional<RedemptionCodeRow> keep(Key key, RedemptionCode code, Map<Key, RedemptionCodeRow> known) {
        var sealed = keyring.seal(json(code), context(key));
        var row = known.get(key);
        if (row == null) {
            return Optional.of(RedemptionCodeRow.of(key, sealed));
        }
        row.put(sealed);
        return Optional.empty();
    }

    private static Key key(Order order, Delivery delivery) {
        return new Key(order.id().value(), delivery.position());
    }

    private static @Nullable RedemptionCode codeOf(Order order, int position) {
        List<Delivery> deliveries = order.deliveries();
        return position <= deliveries.size() ? deliveries.get(position - 1).code() : null;
    }

    private static String context(Key key) {
        return key.orderId() + "/" + key.position();
    }

    private static String json(RedemptionCode code) {
        try {
            return JSON.writeValueAsString(code);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a code is plain data", e);
        }
    }
}
