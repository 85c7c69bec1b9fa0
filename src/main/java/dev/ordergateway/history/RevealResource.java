package dev.ordergateway.history;

import java.time.Clock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.store.Act;
import dev.ordergateway.store.SecretReveals;
import dev.ordergateway.store.StoreFailure;
import io.smallrye.mutiny.Uni;

/** Redemption codes over HTTP: the one door through which they come out. */
@Path("/api/orders")
@Tag(name = "Secrets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RevealResource {

    private final SecretReveals reveals;
    private final CurrentCaller caller;
    private final Clock clock;

    RevealResource(SecretReveals reveals, CurrentCaller caller, Clock clock) {
        this.reveals = reveals;
        this.caller = caller;
        this.clock = clock;
    }

    /** A code in plain. */
    @Schema(name = "RedemptionCode", description = "A code in plain, with its further parts if there are any")
    @JsonNaming(SnakeCaseStrategy.class)
    public record RevealView(@Schema(ref = ClosedSets.CODE_KIND) String kind, String code, @Nullable String serial,
            @Nullable String securityCode) {

        static RevealView of(RedemptionCode code) {
            return new RevealView(code.kind().label(), code.code(), code.serial(), code.securityCode());
        }

        @Override
        public String toString() {
            return "RevealView[masked]";
        }
    }

    @POST
    @Path("/{order_id}/deliveries/{position}/reveal")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(operationId = "revealCode", summary = "The redemption code of one delivery", description = """
            Who asked, when and what for stands in the order's history before the code is given out.""")
    @RequestBody(ref = "Reveal")
    @APIResponse(responseCode = "200", ref = "RedemptionCode")
    @Extension(name = "x-problems", value = "invalid_request not_found no_code not_delivered erased code_unreadable "
            + "store_unavailable")
    public Uni<RevealView> reveal(@Parameter(ref = "order_id") @PathParam("order_id") String orderId,
            @Parameter(ref = "position") @PathParam("position") String position,
            byte[] bytes) {
        var by = caller.get().name();
        var purpose = RequestJson.parse(bytes, fields -> fields.text("purpose", ResolveBody.REASON));
        return reveals.reveal(HistoryResource.idOf(orderId), positionOf(position), Act.of(by, purpose), clock.instant())
                .map(RevealView::of);
    }

    private static int positionOf(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new StoreFailure.NotFound();
        }
        return Integer.parseInt(text);
    }
}
