package dev.ordergateway.history;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.partner.PartnerWeather;

/** How the service and what it depends on are doing, for people. */
@Path("/api/status")
@Tag(name = "Operation")
public class StatusResource {

    /** The whole. */
    @Schema(name = "Status", description = "How the service and what it depends on are doing")
    public record StatusView(PartnerView partner, boolean sandbox) {
    }

    /**
     * The partner as this replica sees it.
     *
     * @param state down: of the kinds of call that were made each has an open breaker
     * @param lastError why the last call that failed did
     * @param breakers by kind of call
     */
    @Schema(name = "PartnerStatus", description = "How calls to the partner went lately, as this replica saw it")
    @JsonNaming(SnakeCaseStrategy.class)
    public record PartnerView(@Schema(enumeration = {
            "up", "degraded", "down" }) String state, Instant since,
            @Schema(enumeration = { "partner_unavailable", "partner_timeout",
                    "partner_bad_answer" }) @Nullable String lastError,
            Map<String, String> breakers){

        static PartnerView of(PartnerWeather.Report report) {
            var breakers = new TreeMap<String, String>();
            report.breakers().forEach((kind, breaker) -> breakers.put(label(kind), label(breaker)));
            return new PartnerView(label(report.state()), report.since(), error(report.lastError()), breakers);
        }

        private static @Nullable String error(@Nullable PartnerFailure failure) {
            return switch (failure) {
                case null -> null;
                case PartnerFailure.TimedOut _ -> "partner_timeout";
                case PartnerFailure.BadAnswer _ -> "partner_bad_answer";
                default -> "partner_unavailable";
            };
        }

        private static String label(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    private final PartnerWeather weather;
    private final boolean isSandbox;

    StatusResource(PartnerWeather weather, @ConfigProperty(name = "sandbox.enabled") boolean isSandbox) {
        this.weather = weather;
        this.isSandbox = isSandbox;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readStatus", summary = "Tells how the service and what it depends on are doing")
    @APIResponse(responseCode = "200", ref = "Status")
    public StatusView status() {
        return new StatusView(PartnerView.of(weather.report()), isSandbox);
    }
}
