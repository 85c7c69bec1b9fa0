package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Orders;
import io.quarkus.test.junit.QuarkusTest;

/** What is forgotten while its order is still being placed. */
@QuarkusTest
class ErasuresTest extends StoreCalls {

    @Test
    void whatFailsToBePlacedAfterItsErasureIsNotTriedAgainForNobody() {
        var key = Bodies.unique("key");
        var order = placed(key);
        observe(order.id(), new Observation.Erased(Orders.CHANGED_AT));

        var failed = observe(order.id(), new Observation.NotCreated(Orders.CHANGED_AT, 1));

        assertThat(failed.stored().order().status()).isEqualTo(OrderStatus.PLACEMENT_FAILED);
        assertThat(await(intents.record(intent(key)))).isInstanceOf(Recorded.New.class);
    }
}
