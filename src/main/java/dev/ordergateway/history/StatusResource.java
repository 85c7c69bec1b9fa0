package dev.ordergateway.history;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.ordergateway.partner.PartnerWeather;
import dev.ordergateway.store.OrderCounts;
import dev.ordergateway.store.Replica;
import dev.ordergateway.store.Replicas;
import io.smallrye.mutiny.Uni;

/** How the service and what it depends on are doing, for people: it answers also when there is little to tell. */
@Path("/api/status")
@Tag(name = "Operation")
public class StatusResource {

    private final PartnerWeather weather;
    private final Replicas replicas;
    private final OrderCounts orders;
    private final boolean isSandbox;

    StatusResource(PartnerWeather weather, Replicas replicas, OrderCounts orders,
            @ConfigProperty(name = "sandbox.enabled") boolean isSandbox) {
        this.weather = weather;
        this.replicas = replicas;
        this.orders = orders;
        this.isSandbox = isSandbox;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readStatus", summary = "Tells how the service and what it depends on are doing")
    @APIResponse(responseCode = "200", ref = "Status")
    public Uni<StatusView> status() {
        return Uni.combine().all().unis(livingReplicas(), orders.recent())
                .with((living, count) -> StatusView.of(weather.report(), living, count, isSandbox));
    }

    private Uni<Optional<List<Replica>>> livingReplicas() {
        return replicas.living().map(Optional::of).onFailure().recoverWithItem(Optional.empty());
    }
}
