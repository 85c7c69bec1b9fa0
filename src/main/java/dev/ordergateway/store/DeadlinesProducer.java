package dev.ordergateway.store;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.ordergateway.order.Deadlines;

/** The deadlines as configured. The settings belong to the packages that act on them; here they become columns. */
class DeadlinesProducer {

    /** What an answer may take to be recorded after it came. */
    private static final Duration RECORDING = Duration.ofSeconds(15);

    @Produces
    @Singleton
    Deadlines deadlines(@ConfigProperty(name = "partner.create-timeout") Duration createTimeout,
            @ConfigProperty(name = "placement.unconfirmed-retirement") Duration retirement,
            @ConfigProperty(name = "placement.retired-payment-vias") Optional<Set<String>> retired) {
        return new Deadlines(createTimeout.plus(RECORDING), retirement, retired.orElse(Set.of()));
    }
}
