package dev.ordergateway.history;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.mutiny.Uni;

/** How the service and what it depends on are doing, for people: it answers also when there is little to tell. */
@Path("/api/status")
@Tag(name = "Operation")
public class StatusResource {

    private final ServiceStatus status;

    StatusResource(ServiceStatus status) {
        this.status = status;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readStatus", summary = "Tells how the service and what it depends on are doing")
    @APIResponse(responseCode = "200", ref = "Status")
    public Uni<StatusView> status() {
        return status.now().map(ServiceStatus.Known::view);
    }
}
