package dev.ordergateway.tracking;

import java.util.function.Supplier;

import dev.ordergateway.partner.FeedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What can happen while an order's stream is open. */
sealed interface Signal {

    /** The stream brought something. */
    record Fed(FeedEvent event) implements Signal {
    }

    /** It may have been quiet for too long. */
    record Quiet() implements Signal {
    }

    /** The stream ended, by failure or because the partner closed it. */
    record Dropped(String reason) implements Signal {
    }

    /** There was none, because none can be had now. */
    record TurnedAway(String reason) implements Signal {
    }

    /**
     * A stream's events, then its end, and between them the ticks of a timer that begins anew after each. Taken one at a
     * time; the timer never ends by itself.
     */
    static Multi<Signal> merged(Multi<FeedEvent> feed, Supplier<Uni<Void>> timer) {
        var fed = feed.map(event -> (Signal) new Fed(event))
                .onFailure().recoverWithItem(Signal::ended)
                .onCompletion().continueWith(new Dropped("the partner closed it"));
        var quiet = Multi.createBy().repeating().uni(() -> timer.get().map(_ -> (Signal) new Quiet())).indefinitely();
        return Multi.createBy().merging().withRequests(1).streams(fed, quiet);
    }

    private static Signal ended(Throwable failure) {
        var reason = String.valueOf(failure.getMessage());
        return failure instanceof StreamGate.Closed ? new TurnedAway(reason) : new Dropped(reason);
    }
}
