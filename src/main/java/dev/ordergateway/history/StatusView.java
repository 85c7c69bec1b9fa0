package dev.ordergateway.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.partner.PartnerWeather;
import dev.ordergateway.store.OrderCount;
import dev.ordergateway.store.Replica;
import dev.ordergateway.tracking.Watch;

/** How the service and what it depends on are doing, as JSON. */
@Schema(name = "Status", description = "How the service and what it depends on are doing")
public record StatusView(PartnerView partner, OrdersView orders,
        @Schema(description = "Those that follow orders and have said so lately, by name. One that is ending, or that runs "
                + "with `tracking.enabled=false`, is not among them. Empty also while the database does not answer") List<ReplicaView> replicas,
        @Schema(description = "This replica serves the stand-in for the partner") boolean sandbox) {

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

    /** The orders of all replicas. */
    @Schema(name = "OrdersStatus", description = "How many orders there are, of all replicas together")
    @JsonNaming(SnakeCaseStrategy.class)
    public record OrdersView(
            @Schema(description = "All stored orders, by each status that occurs, as they were counted last. Counted when "
                    + "somebody asks, though not again for 5 s and for 20 times as long as it took. Empty as long as no "
                    + "count has succeeded") Map<String, Long> byStatus,
            @Schema(description = "The open orders: those that replicas follow, `streaming`, `reconnecting` or `polling`, as "
                    + "each told a few seconds ago; and `waiting`, the open ones of the last count that none said it was "
                    + "following. Orders that have ended are left out, also those still looked at now and then. What is "
                    + "not known is not there") Map<String, Long> byWatch,
            @Schema(description = "When the orders were counted last") @Nullable Instant countedAt) {

        static OrdersView of(Optional<List<Replica>> replicas, Optional<OrderCount> count) {
            var byWatch = new TreeMap<String, Long>();
            replicas.ifPresent(living -> Watch.FOLLOWING.forEach(watch -> byWatch.put(watch.label(), sum(living, watch))));
            count.ifPresent(known -> byWatch.put(Watch.WAITING.label(), known.unfollowed()));
            return new OrdersView(new TreeMap<>(count.map(OrderCount::byStatus).orElse(Map.of())), byWatch,
                    count.map(OrderCount::at).orElse(null));
        }

        private static long sum(List<Replica> living, Watch watch) {
            return living.stream().mapToLong(replica -> replica.report().watched().getOrDefault(watch.label(), 0)).sum();
        }
    }

    /** One that follows orders. */
    @Schema(name = "ReplicaStatus", description = "A replica that follows orders")
    public record ReplicaView(String name,
            @Schema(description = "How many of the 64 parts of the orders it has") int shards,
            @Schema(description = "Event streams of the partner that were open there a few seconds ago") int streams) {

        static ReplicaView of(Replica replica) {
            return new ReplicaView(replica.name(), replica.shards(), replica.report().streams());
        }
    }

    static StatusView of(PartnerWeather.Report partner, Optional<List<Replica>> replicas, Optional<OrderCount> count,
            boolean isSandbox) {
        return new StatusView(PartnerView.of(partner), OrdersView.of(replicas, count),
                replicas.stream().flatMap(List::stream).map(ReplicaView::of).toList(), isSandbox);
    }
}
