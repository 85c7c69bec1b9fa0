package dev.ordergateway.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

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
 * @param saveAtRest the same for a look at an order at rest
 * @param pause waits
 * @param recording shows what is done as a trace
 */
record Effects(IntFunction<Multi<FeedEvent>> feed, Supplier<Uni<PartnerOrder>> fetch, Function<Observation, Uni<Observed>> save,
        AtRest saveAtRest, Pauses pause, Recording recording) {

    Effects saving(Function<Observation, Uni<Observed>> otherwise) {
        return new Effects(feed, fetch, otherwise, saveAtRest, pause, recording);
    }

    /** Lets a stored order observe a look that probably found nothing new. */
    interface AtRest {

        /**
         * What changes nothing is stored later.
         *
         * @param outdated is told when it turns out then that the stored order is not as it was known
         */
        Uni<Observed> save(Order known, Observation look, Runnable outdated);
    }

    /** Records what belongs together; the work does the same whether it is recorded or not. */
    interface Recording {

        <T> Uni<T> of(String name, Order order, Supplier<Uni<T>> work);
    }

    /** The ways of waiting; none ever fails. */
    interface Pauses {

        Uni<Void> of(Duration duration);

        /**
         * Completes when it is time to read an order without a stream, or with false when a stream can be had instead.
         *
         * @param failedAt when its last stream failed, if one would be better
         */
        Uni<Boolean> untilPoll(Duration interval, @Nullable Instant failedAt);

        /** Until what the database did not take may be tried again. */
        Uni<Void> untilStored(Duration backoff);

        /** Whether a read that failed may be tried again at once; takes the turn of another when it may. */
        boolean takeLook();
    }
}
