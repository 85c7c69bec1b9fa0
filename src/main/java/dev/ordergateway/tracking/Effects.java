package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.partner.FeedEvent;
import dev.ordergateway.store.Observed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * What a tracker can do to the world.
 *
 * @param feed opens the order's event stream when it is its turn, given how many of its streams failed in a row; fails with
 *        {@link StreamGate.Closed} when none can be had
 * @param fetch reads the order at the partner
 * @param save lets the stored order observe something
 * @param saveAtRest lets it observe a look which probably found nothing new in what was known, perhaps seconds later
 * @param pause waits
 */
record Effects(IntFunction<Multi<FeedEvent>> feed, Supplier<Uni<PartnerOrder>> fetch, Function<Observation, Uni<Observed>> save,
        BiFunction<Order, Observation, Uni<Observed>> saveAtRest, Pauses pause) {

    /** The same for looking at an order that is at rest, as far as is known. */
    Effects atRest(Order known) {
        return new Effects(feed, fetch, look -> saveAtRest.apply(known, look), saveAtRest, pause);
    }

    /** The ways of waiting; none ever fails. */
    interface Pauses {

        Uni<Void> of(Duration duration);

        /**
         * Completes when it is time to read an order without a stream, or with false when a stream can be had instead.
         *
         * @param streamWanted a stream would be better
         */
        Uni<Boolean> untilPoll(Duration interval, boolean streamWanted);

        /** Until what the database did not take may be tried again. */
        Uni<Void> untilStored(Duration backoff);

        /** Whether a read that failed may be tried again at once. */
        boolean isLookFree();
    }
}
