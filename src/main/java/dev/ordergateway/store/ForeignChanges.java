package dev.ordergateway.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells whoever reads along on this replica what others have committed, as far as it is heard of. */
@ApplicationScoped
class ForeignChanges {

    private final OrderChanges changes;
    private final ReadSoon unread;

    ForeignChanges(OrderStore store, OrderChanges changes) {
        this.changes = changes;
        this.unread = new ReadSoon(store, changes::committed);
    }

    void hear(@Observes Hint hint) {
        switch (hint) {
            case Hint.Changed(var id, _) when changes.awaited().contains(id) -> unread.add(id);
            case Hint.Missed _ -> changes.awaited().forEach(unread::add);
            default -> {
                // nobody here waits for it
            }
        }
    }
}
