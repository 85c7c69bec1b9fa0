package dev.ordergateway.tracking;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;

/**
 * The reads that trackers make of their own accord, some at once: when many orders move together, as many answers would
 * take more memory than there is. One tracker waits for each, so no more wait than orders are followed.
 */
@ApplicationScoped
class Looks {

    private static final Logger LOG = Logger.getLogger(Looks.class);
    private static final int AT_ONCE = 32;

    private final UnicastProcessor<Uni<Void>> waiting = UnicastProcessor.create();

    private final Vertx vertx;

    Looks(Vertx vertx) {
        this.vertx = vertx;
        waiting.onItem().transformToUni(look -> look).merge(AT_ONCE)
                .subscribe()
                .with(_ -> LOG.trace("looked"), failure -> LOG.error("looking ended by a fault of its own", failure));
    }

    /**
     * The look when it is its turn, on the context of the one who asks: the look before it, whose end may be what lets this
     * one begin, is recorded elsewhere. One that has begun goes on though nobody waits for it any more.
     */
    <T> Uni<T> inTurn(Supplier<Uni<T>> look) {
        return Uni.createFrom().emitter(emitter -> {
            var asker = vertx.getOrCreateContext();
            add(() -> Uni.createFrom().<T> deferred(look::get).runSubscriptionOn(task -> asker.runOnContext(_ -> task.run())),
                    emitter);
        });
    }

    private synchronized <T> void add(Supplier<Uni<T>> look, UniEmitter<? super T> emitter) {
        var isGivenUp = new AtomicBoolean();
        emitter.onTermination(() -> isGivenUp.set(true));
        waiting.onNext(Uni.createFrom().deferred(() -> isGivenUp.get() ? Uni.createFrom().voidItem()
                : look.get().onItem().invoke(emitter::complete).onFailure().invoke(emitter::fail).replaceWithVoid())
                .onFailure().recoverWithUni(() -> Uni.createFrom().voidItem()));
    }
}
