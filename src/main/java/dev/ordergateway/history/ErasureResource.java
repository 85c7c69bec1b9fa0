package dev.ordergateway.history;

import java.time.Clock;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Act;
import dev.ordergateway.store.Erasures;
import io.smallrye.mutiny.Uni;

/** Forgetting a person, over HTTP. */
@Path("/api/erasures")
@Tag(name = "Secrets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ErasureResource {

    private static final int EMAIL = 254;

    private final Erasures erasures;
    private final CurrentCaller caller;
    private final Clock clock;

    ErasureResource(Erasures erasures, CurrentCaller caller, Clock clock) {
        this.erasures = erasures;
        this.caller = caller;
        this.clock = clock;
    }

    /** What was erased. */
    @Schema(name = "Erased", description = "How many orders were erased, and which")
    @JsonNaming(SnakeCaseStrategy.class)
    public record ErasureView(int erased, List<String> orderIds) {

        static ErasureView of(List<OrderId> erased) {
            return new ErasureView(erased.size(), erased.stream().map(OrderId::toString).toList());
        }
    }

    private record ErasureBody(String email, boolean force) {

        static ErasureBody of(JsonFields fields) {
            return new ErasureBody(fields.text("email", EMAIL), Boolean.TRUE.equals(fields.optionalFlag("force")));
        }
    }

    @POST
    @Operation(operationId = "erasePerson", summary = "Forgets a person", description = """
            In every order that names the address, as buyer or as beneficiary, what is personal and the codes become
            unreadable; amounts, states and times stay. Open orders refuse unless force is true.""")
    @RequestBody(ref = "Erasure")
    @APIResponse(responseCode = "200", ref = "Erased")
    @Extension(name = "x-problems", value = "invalid_request open_orders store_unavailable")
    public Uni<ErasureView> erase(byte[] bytes) {
        var act = Act.of(caller.get().name(), "erasure");
        var body = RequestJson.parse(bytes, ErasureBody::of);
        var erased = body.force() ? erasures.eraseAll(body.email(), act, clock.instant())
                : erasures.eraseClosed(body.email(), act, clock.instant());
        return erased.map(ErasureView::of);
    }
}
