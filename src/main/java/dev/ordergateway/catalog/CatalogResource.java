package dev.ordergateway.catalog;

import java.time.Clock;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.partner.CatalogRoute;
import dev.ordergateway.partner.PartnerCatalog;
import io.smallrye.mutiny.Uni;

/** The partner's catalogue over HTTP, with the partner's own queries and bodies. */
@Path("/api")
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource {

    private static final String PROBLEMS = "invalid_request rate_limited partner_bad_answer partner_unavailable partner_timeout";

    private final Catalog catalog;
    private final PartnerCatalog partner;
    private final Clock clock;

    CatalogResource(Catalog catalog, PartnerCatalog partner, Clock clock) {
        this.catalog = catalog;
        this.partner = partner;
        this.clock = clock;
    }

    @GET
    @Path("/payment_vias")
    @Operation(operationId = "listPaymentVias", summary = "Shows how can be paid")
    @Parameter(name = "If-None-Match", ref = "If-None-Match")
    @APIResponse(responseCode = "200", ref = "PaymentVias")
    @APIResponse(responseCode = "304", ref = "SameCopy")
    @Extension(name = "x-problems", value = PROBLEMS)
    public Uni<Response> paymentVias(@Context UriInfo uri, @Context Request request) {
        return answer(CatalogRoute.PAYMENT_VIAS, null, uri, request);
    }

    @GET
    @Path("/brands")
    @Operation(operationId = "listBrands", summary = "Shows the brands of a country")
    @Parameter(name = "country_code", ref = "country")
    @Parameter(name = "promo_code", ref = "promo_code")
    @Parameter(name = "cid", ref = "cid")
    @Parameter(name = "If-None-Match", ref = "If-None-Match")
    @APIResponse(responseCode = "200", ref = "Brands")
    @APIResponse(responseCode = "304", ref = "SameCopy")
    @Extension(name = "x-problems", value = PROBLEMS)
    public Uni<Response> brands(@Context UriInfo uri, @Context Request request) {
        return answer(CatalogRoute.BRANDS, null, uri, request);
    }

    @GET
    @Path("/homepage")
    @Operation(operationId = "readHomepage", summary = "Shows what the partner puts forward in a country")
    @Parameter(name = "country_code", ref = "country")
    @Parameter(name = "If-None-Match", ref = "If-None-Match")
    @APIResponse(responseCode = "200", ref = "Homepage")
    @APIResponse(responseCode = "304", ref = "SameCopy")
    @Extension(name = "x-problems", value = PROBLEMS)
    public Uni<Response> homepage(@Context UriInfo uri, @Context Request request) {
        return answer(CatalogRoute.HOMEPAGE, null, uri, request);
    }

    @GET
    @Path("/products/country/{country_code}")
    @Operation(operationId = "listProducts", summary = "Shows what can be ordered of a family or a brand")
    @Parameter(name = "family_name", ref = "family_name")
    @Parameter(name = "brand_name", ref = "brand_name")
    @Parameter(name = "coin", ref = "coin")
    @Parameter(name = "payment_method", ref = "payment_method")
    @Parameter(name = "lang", ref = "lang")
    @Parameter(name = "promo_code", ref = "promo_code")
    @Parameter(name = "If-None-Match", ref = "If-None-Match")
    @APIResponse(responseCode = "200", ref = "Products")
    @APIResponse(responseCode = "304", ref = "SameCopy")
    @Extension(name = "x-problems", value = PROBLEMS)
    public Uni<Response> products(@Parameter(ref = "country_path") @PathParam("country_code") String country,
            @Context UriInfo uri,
            @Context Request request) {
        return answer(CatalogRoute.PRODUCTS, country, uri, request);
    }

    @GET
    @Path("/products/price")
    @Operation(operationId = "quotePrice", summary = "Tells what a value costs in a coin")
    @Parameter(name = "brand_name", ref = "price_brand_name")
    @Parameter(name = "country_code", ref = "country")
    @Parameter(name = "face_value", ref = "face_value")
    @Parameter(name = "coin", ref = "coin")
    @Parameter(name = "promo_code", ref = "promo_code")
    @Parameter(name = "If-None-Match", ref = "If-None-Match")
    @APIResponse(responseCode = "200", ref = "Price")
    @APIResponse(responseCode = "304", ref = "SameCopy")
    @Extension(name = "x-problems", value = PROBLEMS)
    public Uni<Response> price(@Context UriInfo uri, @Context Request request) {
        return answer(CatalogRoute.PRICE, null, uri, request);
    }

    private Uni<Response> answer(CatalogRoute route, @Nullable String country, UriInfo uri, Request request) {
        var question = partner.question(route, country, uri.getQueryParameters());
        return catalog.answer(question).map(copy -> CopyAnswer.of(question, copy, clock.instant(), request));
    }
}
