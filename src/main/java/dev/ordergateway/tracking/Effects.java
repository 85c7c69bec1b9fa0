package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.partner.FeedEvent;
import dev.ordergateway.store.Observed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * What a tracker can do to the world.
 *
 * @param feed opens the order's event stream
 * @param fetch reads the order at the partner
 * @param save lets the stored order observe something
 * @param pause waits; the argument is how long
 */
record Effects(Supplier<Multi<FeedEvent>> feed, Supplier<Uni<PartnerOrder>> fetch, Function<Observation, Uni<Observed>> save,
        Function<Duration, Uni<Void>> pause) {
}
