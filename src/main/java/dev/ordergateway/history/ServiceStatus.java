package dev.ordergateway.history;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.ordergateway.partner.PartnerWeather;
import dev.ordergateway.store.OrderCounts;
import dev.ordergateway.store.Replica;
import dev.ordergateway.store.Replicas;
import io.smallrye.mutiny.Uni;

/** Knows how the service and what it depends on are doing. */
@ApplicationScoped
public class ServiceStatus {

    private final PartnerWeather weather;
    private final Replicas replicas;
    private final OrderCounts orders;
    private final boolean isSandbox;

    ServiceStatus(PartnerWeather weather, Replicas replicas, OrderCounts orders,
            @ConfigProperty(name = "sandbox.enabled") boolean isSandbox) {
        this.weather = weather;
        this.replicas = replicas;
        this.orders = orders;
        this.isSandbox = isSandbox;
    }

    /**
     * What is known now.
     *
     * @param replicas empty while the database does not answer, when the view tells of none
     */
    public record Known(StatusView view, Optional<List<Replica>> replicas) {
    }

    /** Never fails. */
    public Uni<Known> now() {
        return Uni.combine().all().unis(livingReplicas(), orders.recent()).with((living, count) -> new Known(
                StatusView.of(weather.report(), living, count, isSandbox), living));
    }

    private Uni<Optional<List<Replica>>> livingReplicas() {
        return replicas.living().map(Optional::of).onFailure().recoverWithItem(Optional.empty());
    }
}
