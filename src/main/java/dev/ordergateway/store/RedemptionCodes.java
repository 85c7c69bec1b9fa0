package dev.ordergateway.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The orders' redemption codes, which are read and written while their order is locked. */
@ApplicationScoped
class RedemptionCodes implements PanacheRepositoryBase<RedemptionCodeRow, RedemptionCodeRow.Key> {

    private static final Logger LOG = Logger.getLogger(RedemptionCodes.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Keyring keyring;

    RedemptionCodes(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The order together with its codes. One that cannot be read counts as unknown, so that it can be learned again. */
    Uni<Order> with(Order order) {
        return find("key.orderId", order.id().value()).list().map(rows -> {
            var codes = new HashMap<Integer, RedemptionCode>();
            rows.forEach(row -> read(row).ifPresent(code -> codes.put(row.key.position(), code)));
            return order.withDeliveries(order.deliveries().stream().map(delivery -> with(delivery, codes)).toList());
        });
    }

    private static Delivery with(Delivery delivery, Map<Integer, RedemptionCode> codes) {
        return delivery.withCode(codes.get(delivery.position()));
    }

    /** Keeps the codes that were not known before. */
    Uni<Void> keep(Order before, Order after) {
        return Multi.createFrom().iterable(after.deliveries())
                .select().where(delivery -> !Objects.equals(codeOf(before, delivery.position()), delivery.code()))
                .onItem().transformToUniAndConcatenate(delivery -> keep(after.id().value(), delivery))
                .onItem().ignoreAsUni();
    }

    Uni<Optional<RedemptionCodeRow>> at(Order order, int position) {
        return findById(new RedemptionCodeRow.Key(order.id().value(), position)).map(Optional::ofNullable);
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

    private Uni<Void> keep(UUID orderId, Delivery delivery) {
        var code = delivery.code();
        if (code == null) {
            return Uni.createFrom().voidItem();
        }
        var key = new RedemptionCodeRow.Key(orderId, delivery.position());
        var sealed = keyring.seal(json(code), context(key));
        return findById(key).chain(row -> {
            if (row == null) {
                return persist(RedemptionCodeRow.of(key, sealed)).replaceWithVoid();
            }
            row.put(sealed);
            return Uni.createFrom().voidItem();
        });
    }

    private static @Nullable RedemptionCode codeOf(Order order, int position) {
        List<Delivery> deliveries = order.deliveries();
        return position <= deliveries.size() ? deliveries.get(position - 1).code() : null;
    }

    private static String context(RedemptionCodeRow.Key key) {
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
