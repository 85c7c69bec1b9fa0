package dev.ordergateway.history;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.Audit;
import io.smallrye.mutiny.Uni;

/** Whether the database agrees with itself, over HTTP. */
@Path("/api/audit")
@Tag(name = "Operation")
public class AuditResource {

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readAudit", summary = "Holds the stored orders against what must be true of them", description = """
            Newest orders first, for about as long as history.audit-time or until a thousand violations are found. Nothing is
            repaired. Each replica runs one audit at a time.""")
    @APIResponse(responseCode = "200", ref = "Audit")
    @Extension(name = "x-problems", value = "invalid_cursor rate_limited store_unavailable")
    public Uni<AuditView> audit(@Parameter(ref = "cursor") @QueryParam("cursor") @Nullable String cursor) {
        return audit.page(cursor).map(AuditView::of);
    }
}
