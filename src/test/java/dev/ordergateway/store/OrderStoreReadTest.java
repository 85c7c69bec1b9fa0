package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.PaymentInstructions;
import dev.ordergateway.support.Orders;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OrderStoreReadTest extends StoreCalls {

    private static final Set<Integer> ALL = IntStream.range(0, Shards.COUNT).boxed().collect(Collectors.toUnmodifiableSet());

    @Test
    void everyFactOfAnOrderComesBackAsItWasWritten() {
        var order = placed("key-" + UUID.randomUUID());
        var payment = new PaymentInstructions("SAMPLEaddress", new BigDecimal("101.480"), new BigDecimal("0"), "USDC",
                "Solana", "USER_WALLET", "solana:SAMPLEaddress?amount=101.480", Orders.PAYMENT_DEADLINE.plusMillis(7), false);
        var delivery = new Delivery(1, "d1", "giftcard", "Airbnb", "US", "range", new BigDecimal("100.10"),
                "buyer@example.com", "WaitingForPayment", false, false, null);

        var observed = observe(order.id(),
                partnerShows(WAITING_FOR_PAYMENT).payment(payment).delivery(delivery).inTheCreateAnswer());

        var found = await(store.find(order.id()));
        assertThat(found.order()).isEqualTo(observed.outcome().order());
        assertThat(found.order().payment().coinAmount()).isEqualTo(new BigDecimal("101.480"));
        assertThat(found.order().deliveries().getFirst().productValue()).isEqualTo(new BigDecimal("100.10"));
        assertThat(found).isEqualTo(observed.stored());
        assertThat(found.observedBy()).isEqualTo("placement");
    }

    @Test
    void deliveredOrdersAreTakenOverForAWhileOnly() {
        var incomplete = attached();
        observe(incomplete.id(), partnerShows(DONE).inAMessage());
        var doneAt = await(store.find(incomplete.id())).order().statusSince();

        assertThat(needingFollowing(doneAt.minusMillis(1))).contains(incomplete.id());
        assertThat(needingFollowing(doneAt)).doesNotContain(incomplete.id());
    }

    @Test
    void ordersNeedingFollowingComeInPages() {
        var open = Stream.generate(this::attached).limit(5).map(Order::id).toList();
        var closed = attached();
        observe(closed.id(), partnerShows(EXPIRED).inAMessage());

        var found = new ArrayList<OrderId>();
        List<OrderId> page = await(store.needingFollowing(ALL, null, Orders.CHANGED_AT, 2));
        while (!page.isEmpty()) {
            found.addAll(page);
            page = await(store.needingFollowing(ALL, found.getLast(), Orders.CHANGED_AT, 2));
        }

        assertThat(found).containsAll(open).doesNotContain(closed.id()).doesNotHaveDuplicates();
    }

    @Test
    void orderBelongsToTheShardThatIsComputedWithoutTheDatabase() {
        var order = attached();
        int shard = Shards.of(order.id());

        assertThat(await(store.needingFollowing(Set.of(shard), null, Orders.CHANGED_AT, 10_000))).contains(order.id())
                .allSatisfy(id -> assertThat(Shards.of(id)).isEqualTo(shard));
    }

    @Test
    void unknownOrderIsNotFound() {
        var nobody = new OrderId(UUID.randomUUID());

        assertThatThrownBy(() -> await(store.find(nobody))).isInstanceOf(StoreFailure.NotFound.class);
        assertThatThrownBy(() -> await(store.history(nobody, 0, 1))).isInstanceOf(StoreFailure.NotFound.class);
        assertThatThrownBy(() -> observe(nobody, partnerShows(WAITING_FOR_PAYMENT).inAMessage()))
                .isInstanceOf(StoreFailure.NotFound.class);
    }

    private List<OrderId> needingFollowing(Instant doneAfter) {
        return await(store.needingFollowing(ALL, null, doneAfter, 10_000));
    }
}
