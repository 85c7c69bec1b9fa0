package dev.ordergateway.partner;

import java.io.Closeable;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.mutiny.Uni;

/** The partner's catalogue routes as they are, each with whatever parameters the caller has. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
interface CatalogApi extends Closeable {

    @GET
    @Path("/v3/payment_vias")
    Uni<Response> paymentVias(@HeaderParam(PartnerHeaders.COUNTRY) String country,
            @RestQuery MultivaluedMap<String, String> query);

    @GET
    @Path("/v2/brands")
    Uni<Response> brands(@HeaderParam(PartnerHeaders.COUNTRY) String country,
            @RestQuery MultivaluedMap<String, String> query);

    @GET
    @Path("/v2/homepage")
    Uni<Response> homepage(@HeaderParam(PartnerHeaders.COUNTRY) String country,
            @RestQuery MultivaluedMap<String, String> query);

    @GET
    @Path("/v5/products/country/{country_code}")
    Uni<Response> products(@HeaderParam(PartnerHeaders.COUNTRY) String country,
            @PathParam("country_code") String countryCode, @RestQuery MultivaluedMap<String, String> query);

    @GET
    @Path("/v4/products/price")
    Uni<Response> price(@HeaderParam(PartnerHeaders.COUNTRY) String country,
            @RestQuery MultivaluedMap<String, String> query);

    @Override
    void close();
}
