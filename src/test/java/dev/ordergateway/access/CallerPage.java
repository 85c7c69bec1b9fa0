package dev.ordergateway.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** A page of the console that tells who is looking at it. */
@Path("/console/caller")
public class CallerPage {

    private final CurrentCaller caller;

    CallerPage(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String name() {
        return caller.get().name();
    }
}
