package dev.ordergateway.partner;

import java.io.Closeable;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** The partner's order routes as they are. Bodies stay bytes: what they claim to be is not always what they are. */
@Path("/v5/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface PartnerApi extends Closeable {

    @POST
    Uni<Response> create(@HeaderParam(PartnerHeaders.COUNTRY) @Nullable String country,
            @HeaderParam(PartnerHeaders.FORWARDED_FOR) @Nullable String address,
            @HeaderParam(PartnerHeaders.USER_AGENT) @Nullable String userAgent, String body);

    @POST
    @Path("/validations")
    Uni<Response> validate(@HeaderParam(PartnerHeaders.COUNTRY) @Nullable String country,
            @HeaderParam(PartnerHeaders.FORWARDED_FOR) @Nullable String address,
            @HeaderParam(PartnerHeaders.USER_AGENT) @Nullable String userAgent, String body);

    @GET
    @Path("/{id}")
    Uni<Response> fetch(@HeaderParam(PartnerHeaders.COUNTRY) @Nullable String country,
            @HeaderParam(PartnerHeaders.FORWARDED_FOR) @Nullable String address,
            @HeaderParam(PartnerHeaders.USER_AGENT) @Nullable String userAgent, @PathParam("id") String id);

    @Override
    void close();
}
