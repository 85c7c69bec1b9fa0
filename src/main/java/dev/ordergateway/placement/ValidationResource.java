package dev.ordergateway.placement;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.partner.ClientContexts;
import dev.ordergateway.partner.EndUser;
import dev.ordergateway.partner.PartnerValidations;
import dev.ordergateway.partner.Validation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Checking an order over HTTP without placing it. */
@Path("/api/orders")
@Tag(name = "Orders")
public class ValidationResource {

    private final PartnerValidations validations;
    private final ClientContexts clients;

    ValidationResource(PartnerValidations validations, ClientContexts clients) {
        this.validations = validations;
        this.clients = clients;
    }

    @POST
    @Path("/validations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "validateOrder", summary = "Asks whether an order would be taken", description = """
            Nothing is placed and nothing is stored.""")
    @RequestBody(ref = "ValidateOrder")
    @APIResponse(responseCode = "200", ref = "Validation")
    @Extension(name = "x-problems", value = "invalid_request rate_limited partner_bad_answer partner_unavailable "
            + "partner_timeout")
    public Uni<Map<String, @Nullable Object>> validate(byte[] body, @Context HttpServerRequest request) {
        var asked = ValidationBody.parse(body);
        return validations.validate(asked.json(), new EndUser(asked.country(), clients.of(request)))
                .map(ValidationResource::document);
    }

    /** What we say first, then what else the partner said. */
    private static Map<String, @Nullable Object> document(Validation validation) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("valid", validation.problems().isEmpty());
        document.put("problems", validation.problems());
        document.put("coin", validation.coin());
        document.put("coin_amount", validation.coinAmount());
        document.putAll(validation.others());
        return document;
    }
}
