package dev.ordergateway.deploy;

import static dev.ordergateway.deploy.WatchedService.between;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** When the deployed rules call a person, and when not. */
class AlertRulesTest {

    private static final int BEGIN = 30;

    private final WatchedService service = new WatchedService();

    @Test
    void goodHealthCallsNobody() {
        service.makesTrue();
    }

    /** Each replica is replaced by another within two minutes; shards move, streams and orders change hands. */
    @Test
    void rollingUpdateCallsNobody() {
        IntStream.range(0, 3).forEach(i -> {
            var before = String.valueOf((char) ('a' + i));
            var after = String.valueOf((char) ('x' + i));
            int at = BEGIN + 2 * i;
            service.alsoHas(after);
            service.shows(after, "gateway_lease_moves_total{move='gained'}", minute -> minute < at + 1 ? 16 : 21 + 21 * i)
                    .shows(after, "gateway_orders_unobserved_oldest_seconds{followed='yes'}",
                            between(at, at + 2, _ -> 45))
                    .shows(after, "gateway_orders_unobserved_oldest_seconds{followed='no'}", between(at, at + 1, _ -> 30))
                    .shows(after, "gateway_figures_age_seconds{figure='status'}", _ -> 30)
                    .lives(before, 0, at + 1)
                    .lives(after, at, Integer.MAX_VALUE);
        });

        service.calls();
    }

    /** Breakers open, orders are seen by nobody, create calls end unknown, deadlines pass, and callers get 503. */
    @Test
    void partnerThatIsDownForTenMinutesIsOneAlert() {
        service.allShow("gateway_partner_breaker_open{route='order'}", between(BEGIN + 1, BEGIN + 10, _ -> 1))
                .allShow("gateway_partner_breaker_open{route='create'}", between(BEGIN + 1, BEGIN + 10, _ -> 1))
                .allShow("gateway_partner_failing_seconds{route='order'}",
                        between(BEGIN + 1, BEGIN + 10, minute -> (minute - BEGIN) * 60))
                .allShow("gateway_orders_unobserved_oldest_seconds{followed='yes'}",
                        between(BEGIN + 1, BEGIN + 13, minute -> (minute - BEGIN) * 60))
                .allShow("gateway_orders_due_oldest_seconds{}", between(BEGIN + 1, BEGIN + 12, minute -> (minute - BEGIN) * 60))
                .allShow("gateway_orders_unconfirmed_oldest_seconds{}",
                        between(BEGIN, BEGIN + 19, minute -> (minute - BEGIN) * 60))
                .allShow("gateway_orders_attention{attention='OVERDUE_PAYMENT'}", minute -> minute < BEGIN + 2 ? 7 : 300)
                .allShow("http_server_requests_seconds_count{status='503'}",
                        minute -> 3000.0 * Math.clamp(minute - BEGIN, 0, 10));

        service.makesTrue("PartnerDown");
        service.calls("PartnerDown");
    }

    /** Too few calls for a breaker, each of which waits for its time-out. */
    @Test
    void partnerThatIsDownIsNoticedByOneOpenOrder() {
        service.shows("b", "gateway_partner_failing_seconds{route='order'}",
                between(BEGIN + 1, BEGIN + 10, minute -> (minute - BEGIN) * 40))
                .shows("b", "gateway_orders_unobserved_oldest_seconds{followed='yes'}",
                        between(BEGIN + 1, BEGIN + 11, minute -> (minute - BEGIN) * 60));

        service.makesTrue("PartnerDown");
        service.calls("PartnerDown");
    }

    @Test
    void breakerThatOpensForAMomentCallsNobody() {
        service.allShow("gateway_partner_breaker_open{route='order'}", minute -> minute == BEGIN ? 1 : 0);

        service.calls();
    }

    @Test
    void orderThatNobodyFollowsCallsAlsoWhileThePartnerIsDown() {
        service.allShow("gateway_partner_breaker_open{route='order'}", between(BEGIN, BEGIN + 20, _ -> 1))
                .shows("b", "gateway_orders_unobserved_oldest_seconds{followed='no'}",
                        between(BEGIN, BEGIN + 10, minute -> (minute - BEGIN) * 60));

        service.calls("PartnerDown", "OrderUnobserved");
    }

    @Test
    void orderThatIsFollowedAndNotSeenCalls() {
        service.shows("b", "gateway_orders_unobserved_oldest_seconds{followed='yes'}",
                between(BEGIN, BEGIN + 10, minute -> (minute - BEGIN) * 60)).calls("OrderUnobserved");
    }

    @Test
    void orderThatIsDueAndNotConsideredCalls() {
        service.allShow("gateway_orders_due_oldest_seconds{}", between(BEGIN, BEGIN + 10, minute -> (minute - BEGIN) * 60))
                .calls("OrderUnobserved");
    }

    /** What was not stored was not seen, and what cannot be counted grows old. */
    @Test
    void databaseThatIsAwayIsOneAlert() {
        service.allShow("gateway_database_away{}", between(BEGIN, BEGIN + 30, _ -> 1))
                .allShow("gateway_orders_unobserved_oldest_seconds{followed='yes'}",
                        between(BEGIN, BEGIN + 32, minute -> (minute - BEGIN) * 60))
                .allShow("gateway_orders_due_oldest_seconds{}", between(BEGIN, BEGIN + 32, minute -> (minute - BEGIN) * 60))
                .allShow("gateway_figures_age_seconds{figure='status'}",
                        between(BEGIN, BEGIN + 31, minute -> (minute - BEGIN) * 60))
                .allShow("sql_pool_queue_delay_seconds_sum{}",
                        minute -> 6 * minute + 60_000 * Math.clamp(minute - BEGIN, 0, 30));

        service.makesTrue("DatabaseDown");
        service.calls("DatabaseDown");
    }

    @Test
    void databaseThatChangesItsPrimaryCallsNobody() {
        service.allShow("gateway_database_away{}", minute -> minute == BEGIN ? 1 : 0).calls();
    }

    @Test
    void serviceWithoutReplicasCalls() {
        service.allShow("up{}", minute -> minute < BEGIN ? 1 : 0).calls("NoReplica", "ReplicaDown");
    }

    @Test
    void serviceThatIsNotEvenKnownCalls() {
        service.isGone().calls("NoReplica");
    }

    @Test
    void serviceWhoseReplicasVanishBesideAnotherServiceCalls() {
        service.endsAt(BEGIN).hasNeighbour().calls("NoReplica");
    }

    @Test
    void requestsThatFailByOurOwnFaultCall() {
        service.shows("a", "http_server_requests_seconds_count{status='500'}", minute -> 200 * Math.max(0, minute - BEGIN))
                .calls("RequestsFailing");
    }

    @Test
    void orderThatStaysUnconfirmedCalls() {
        service.allShow("gateway_orders_unconfirmed_oldest_seconds{}",
                between(BEGIN, BEGIN + 20, minute -> (minute - BEGIN) * 60)).calls("UnconfirmedOrders");
    }

    @Test
    void orderThatIsUnconfirmedForAWhileCallsNobody() {
        service.allShow("gateway_orders_unconfirmed_oldest_seconds{}",
                between(BEGIN, BEGIN + 15, minute -> (minute - BEGIN) * 60)).makesTrue();
    }

    /** Counted by the replicas at different times, and by one that has just begun not yet. */
    @Test
    void growingAttentionCalls() {
        service.allShow("gateway_orders_attention{attention='MALFORMED_PARTNER_DATA'}", minute -> minute < 70 ? 1 : 20)
                .shows("b", "gateway_orders_attention{attention='MALFORMED_PARTNER_DATA'}", minute -> minute < 72 ? 1 : 20)
                .calls("AttentionGrowing");
    }

    @Test
    void leasesThatKeepMovingCall() {
        service.shows("a", "gateway_lease_moves_total{move='gained'}", minute -> 21 + 8 * Math.max(0, minute - BEGIN))
                .calls("LeaseChurn");
    }

    @Test
    void waitingForTheDatabaseCalls() {
        service.shows("a", "sql_pool_queue_delay_seconds_sum{}", minute -> 6 * minute + 1200 * Math.max(0, minute - BEGIN))
                .calls("DatabaseSaturated");
    }

    @Test
    void oneReplicaThatIsNotThereCalls() {
        service.shows("a", "up{}", minute -> minute < BEGIN ? 1 : 0).calls("ReplicaDown");
    }

    @Test
    void oneReplicaThatStartsOverAndOverCalls() {
        service.shows("a", "process_start_time_seconds{}", minute -> minute < BEGIN ? 1000 : 1000 + 300 * (minute / 5))
                .calls("ReplicaDown");
    }

    @Test
    void limitsThatAreNearCall() {
        service.shows("a", "process_files_open_files{}", minute -> minute < BEGIN ? 3000 : 25_000).calls("LimitNear");
        new WatchedService().shows("a", "vertx_http_connections_current{}", minute -> minute < BEGIN ? 500 : 8500)
                .calls("LimitNear");
    }

    @Test
    void figuresThatNobodyCanHaveAnyMoreCall() {
        service.allShow("gateway_figures_age_seconds{figure='status'}", minute -> minute * 60).calls("FiguresOld");
    }
}
