package dev.ordergateway.tracking;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Who waits for something to happen. Each wait costs some bytes until it is over. */
final class Waiters {

    // guarded by this, oldest first
    private final Set<UniEmitter<? super Void>> waiting = new LinkedHashSet<>();

    /** Completes at the next waking; never fails. */
    Uni<Void> next() {
        return Uni.createFrom().<Void> emitter(this::add);
    }

    /**
     * The same for what happens once: completes too when it has happened by the time the wait has begun, so that nobody
     * misses the waking who asked just before it.
     */
    Uni<Void> nextUnless(BooleanSupplier hasHappened) {
        return Uni.createFrom().<Void> emitter(emitter -> {
            add(emitter);
            if (hasHappened.getAsBoolean()) {
                emitter.complete(null);
            }
        });
    }

    void add(UniEmitter<? super Void> emitter) {
        synchronized (this) {
            waiting.add(emitter);
        }
        emitter.onTermination(() -> remove(emitter));
    }

    void wakeAll() {
        wake(0, Integer.MAX_VALUE);
    }

    /** Wakes the one who has waited longest. */
    void wakeOldest() {
        wake(0, 1);
    }

    /** Wakes one of them, each as likely as any other. */
    void wakeAny() {
        wake(ThreadLocalRandom.current().nextInt(Math.max(1, size())), 1);
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    private synchronized int size() {
        return waiting.size();
    }

    private void wake(int before, int most) {
        taken(before, most).forEach(emitter -> emitter.complete(null));
    }

    private synchronized List<UniEmitter<? super Void>> taken(int before, int most) {
        var taken = waiting.stream().skip(before).limit(most).toList();
        taken.forEach(waiting::remove);
        return taken;
    }

    private synchronized void remove(UniEmitter<? super Void> emitter) {
        waiting.remove(emitter);
    }
}
