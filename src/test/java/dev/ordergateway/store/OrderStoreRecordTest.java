package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Observation;
import dev.ordergateway.support.Orders;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
class OrderStoreRecordTest extends StoreCalls {

    @Test
    void ofManyIntentsWithOneKeyExactlyOneIsNew() {
        var key = "key-" + UUID.randomUUID();

        var recorded = await(Uni.join().all(IntStream.range(0, 100).mapToObj(i -> intents.record(intent(key))).toList())
                .andFailFast());

        assertThat(recorded).filteredOn(Recorded.New.class::isInstance).hasSize(1);
        assertThat(recorded).extracting(each -> each.stored().order().id()).containsOnly(
                recorded.getFirst().stored().order().id());
    }

    @Test
    void keyWithAnotherBodyIsRefused() {
        var key = "key-" + UUID.randomUUID();
        await(intents.record(intent(key)));

        var other = new Intent(newOrder(null), key, "another fingerprint", null);

        assertThatThrownBy(() -> await(intents.record(other))).isInstanceOf(StoreFailure.KeyReused.class);
    }

    @Test
    void referenceIsTakenUntilNothingCameOfItsOrder() {
        var reference = "ref-" + UUID.randomUUID();
        var holder = await(intents.record(new Intent(newOrder(reference), null, "f", null))).stored().order();

        assertThatThrownBy(() -> await(intents.record(new Intent(newOrder(reference), null, "f", null))))
                .isInstanceOfSatisfying(StoreFailure.ReferenceTaken.class,
                        taken -> assertThat(taken.holder()).isEqualTo(holder.id()));
        observe(holder.id(), new Observation.Refused(Orders.CHANGED_AT, "OUT_OF_STOCK"));

        assertThat(await(intents.record(new Intent(newOrder(reference), null, "f", null)))).isInstanceOf(Recorded.New.class);
    }

    @Test
    void orderThatTriesAgainFindsItsReferenceTaken() {
        var reference = "ref-" + UUID.randomUUID();
        var first = await(intents.record(new Intent(newOrder(reference), null, "f", null))).stored().order();
        observe(first.id(), new Observation.NotCreated(Orders.CHANGED_AT, 1));
        var second = await(intents.record(new Intent(newOrder(reference), null, "f", null))).stored().order();

        assertThatThrownBy(() -> observe(first.id(),
                new Observation.TriedAgain(Orders.CHANGED_AT, Orders.PAYMENT_DEADLINE)))
                .isInstanceOfSatisfying(StoreFailure.ReferenceTaken.class,
                        taken -> assertThat(taken.holder()).isEqualTo(second.id()));
    }
}
