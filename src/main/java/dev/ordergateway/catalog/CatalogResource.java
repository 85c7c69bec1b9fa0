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
    public Uni<Response> paymentVias(@Context UriInfo uri, @Context Request request) {
        return answer(CatalogRoute.PAYMENT_VIAS, null, uri, request);
    }

    @GET
    @Path("/brands")
    public Uni<Response> brands(@Context UriInfo uri, @Context Request request) {
        return answer(CatalogRoute.BRANDS, null, uri, request);
    }

    @GET
    @Path("/homepage")
    public Uni<Response> homepage(@Context UriInfo uri, @Context Request request) {
        return answer(CatalogRoute.HOMEPAGE, null, uri, request);
    }

    @GET
    @Path("/products/country/{country_code}")
    public Uni<Response> products(@PathParam("country_code") String country, @Context UriInfo uri,
            @Context Request request) {
        return answer(CatalogRoute.PRODUCTS, country, uri, request);
    }

    @GET
    @Path("/products/price")
    public Uni<Response> price(@Context UriInfo uri, @Context Request request) {
        return answer(CatalogRoute.PRICE, null, uri, request);
    }

    private Uni<Response> answer(CatalogRoute route, @Nullable String country, UriInfo uri, Request request) {
        var question = partner.question(route, country, uri.getQueryParameters());
        return catalog.answer(question).map(copy -> CopyAnswer.of(copy, clock.instant(), request));
    }
}
