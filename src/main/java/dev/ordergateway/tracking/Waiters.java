package dev.ordergateway.tracking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Who waits for something to happen that is nobody's to bring about. Each wait costs some bytes until it is over. */
final class Waiters {

    // guarded by this, oldest first
    private final Set<UniEmitter<? super Void>> waiting = new LinkedHashSet<>();

    /** Completes at the next waking; never fails. */
    Uni<Void> next() {
        return Uni.createFrom().<Void> emitter(this::add);
    }

    void add(UniEmitter<? super Void> emitter) {
        synchronized (this) {
            waiting.add(emitter);
        }
        emitter.onTermination(() -> remove(emitter));
    }

    void wakeAll() {
        taken(Integer.MAX_VALUE).forEach(emitter -> emitter.complete(null));
    }

    /** Wakes those who have waited longest. */
    void wake(int most) {
        taken(most).forEach(emitter -> emitter.complete(null));
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    private synchronized List<UniEmitter<? super Void>> taken(int most) {
        var taken = new ArrayList<UniEmitter<? super Void>>();
        var rest = waiting.iterator();
        while (rest.hasNext() && taken.size() < most) {
            taken.add(rest.next());
            rest.remove();
        }
        return taken;
    }

    private synchronized void remove(UniEmitter<? super Void> emitter) {
        waiting.remove(emitter);
    }
}
