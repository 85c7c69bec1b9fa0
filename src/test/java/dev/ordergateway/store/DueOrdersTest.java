package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.support.Orders;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Which orders a scan finds, and that no two scans find one at the same time. */
@QuarkusTest
class DueOrdersTest extends StoreCalls {

    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final int ALL = 100_000;

    @Inject
    Deadlines deadlines;

    @Test
    void orderIsDueFromItsDeadlineUntilItWasConsidered() {
        var order = placed(null);
        var deadline = order.createdAt().plus(deadlines.answer());

        assertThat(claimed(deadline.minusMillis(1))).doesNotContain(order.id());
        assertThat(claimed(deadline)).contains(order.id());
        assertThat(claimed(deadline)).as("claimed for a minute").doesNotContain(order.id());
        assertThat(claimed(deadline.plus(CLAIM))).as("nobody considered it").contains(order.id());

        observe(order.id(), new Observation.TimePassed(deadline, deadlines));
        assertThat(await(store.find(order.id())).order().status()).isEqualTo(OrderStatus.UNCONFIRMED);
        assertThat(claimed(deadline.plus(CLAIM).plus(CLAIM))).doesNotContain(order.id());
    }

    @Test
    void softEndingIsDueAgainAfterEachLook() {
        var order = attached();
        observe(order.id(), partnerShows(EXPIRED).inAMessage());
        var first = SHOWN_AT.plus(Duration.ofMinutes(15));

        assertThat(claimed(first)).contains(order.id());
        observe(order.id(), new Observation.TimePassed(first, deadlines));

        assertThat(claimed(first.plusSeconds(14 * 60))).doesNotContain(order.id());
        assertThat(claimed(first.plusSeconds(15 * 60))).contains(order.id());
        assertThat(await(store.find(order.id())).order().version()).as("looking is no change").isEqualTo(3);
    }

    @Test
    void whatNeedsNoPartnerDoesNotWaitBehindWhatDoes() {
        var ended = attached();
        observe(ended.id(), partnerShows(EXPIRED).inAMessage());
        var late = SHOWN_AT.plus(Duration.ofDays(1));
        var placing = await(intents.record(new Intent(placedAt(late), null, "fingerprint", null))).stored().order();

        assertThat(claimed(late.plus(deadlines.answer()))).filteredOn(List.of(ended.id(), placing.id())::contains)
                .containsExactly(placing.id(), ended.id());
    }

    @Test
    void severalScansShareTheOrders() {
        var orders = Stream.generate(() -> placed(null)).limit(40).map(Order::id).toList();
        var deadline = Orders.PLACED_AT.plus(deadlines.answer());

        var scans = await(
                Uni.join().all(IntStream.range(0, 4).mapToObj(_ -> store.claimDue(deadline, deadline.plus(CLAIM), ALL))
                        .toList()).andFailFast());

        assertThat(scans.stream().flatMap(List::stream).filter(orders::contains))
                .doesNotHaveDuplicates().hasSameElementsAs(orders);
    }

    private static Order placedAt(Instant at) {
        var order = newOrder(null);
        return Order.placing(order.id(), at, order.origin(), at);
    }

    private List<OrderId> claimed(Instant now) {
        return await(store.claimDue(now, now.plus(CLAIM), ALL));
    }
}
