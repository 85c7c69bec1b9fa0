package dev.ordergateway.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.ordergateway.store.Hint;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Looks now and then for orders of this replica's shards that no hint told of, and at once when hints were missed. */
@ApplicationScoped
class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final Sweep sweep;
    private final OwnShards own;
    private final TrackingConfig config;
    private final Bell bell;
    private volatile Cancellable sweeping = () -> {
    };

    Sweeper(Sweep sweep, OwnShards own, TrackingConfig config, Pause pause) {
        this.sweep = sweep;
        this.own = own;
        this.config = config;
        this.bell = new Bell(pause);
    }

    void start(@Observes StartupEvent start) {
        if (config.enabled()) {
            sweeping = Multi.createBy().repeating()
                    .uni(() -> bell.rungWithin(config.sweepInterval()).chain(this::swept)).indefinitely()
                    .subscribe().with(
                            _ -> LOG.trace("swept"),
                            failure -> LOG.error("sweeping ended by a fault of its own", failure));
        }
    }

    void hear(@Observes Hint hint) {
        if (hint instanceof Hint.Missed) {
            bell.ring();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        sweeping.cancel();
    }

    /** Never fails. */
    private Uni<Void> swept() {
        return sweep.over(own.settled())
                .onFailure().invoke(failure -> LOG.debugf("the sweep was cut short: %s", failure))
                .onFailure().recoverWithUni(() -> Uni.createFrom().voidItem());
    }
}
