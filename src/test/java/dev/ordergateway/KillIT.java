package dev.ordergateway;

import static dev.ordergateway.support.FaultPoint.CREATE_ARRIVED;
import static dev.ordergateway.support.FaultPoint.CREATE_COMMITTED;
import static dev.ordergateway.support.FaultPoint.CREATE_HALF_ANSWERED;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Buyer;
import dev.ordergateway.support.FaultPoint;
import dev.ordergateway.support.KillingPartner;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** What it costs to kill the packaged application at each step of placing and following, in the midst of its work. */
class KillIT {

    private static final int ORDERS = 200;
    private static final int AT_ONCE = 16;
    private static final int SIGKILL = 128 + 9;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final List<Buyer> BUYERS = new ArrayList<>();

    private static KillingPartner partner;
    private static Surroundings surroundings;
    private static PackagedApplication gateway;

    @BeforeAll
    static void killAtEachStep() {
        partner = new KillingPartner();
        surroundings = new Surroundings(Map.of());
        gateway = startGateway();

        for (var point : FaultPoint.values()) {
            try {
                killAt(point);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("when killed at " + point, e);
            }
        }

        each(BUYERS, Buyer::place);
        each(BUYERS, Buyer::look);
        await("every order at its end, or Unconfirmed").atMost(PATIENCE).untilAsserted(() -> {
            each(unsettled(), Buyer::look);
            assertThat(unsettled()).isEmpty();
        });
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        surroundings.close();
        partner.close();
    }

    @Test
    void promise2NothingAcknowledgedIsMissing() {
        assertThat(BUYERS).filteredOn(not(Buyer::hasWhatWasAcknowledged)).isEmpty();
    }

    @Test
    void promise2EveryPlacedOrderHasThePartnersState() {
        var placed = BUYERS.stream().filter(not(KillIT::isUnconfirmed)).toList();

        assertThat(placed).filteredOn(not(KillIT::hasThePartnersState)).isEmpty();
        assertThat(placed).filteredOn(not(Buyer::hasCode)).isEmpty();
    }

    @Test
    void promise3NothingIsCreatedTwice() {
        assertThat(BUYERS).filteredOn(buyer -> partner.creates(buyer.email()) > 1).isEmpty();
    }

    @Test
    void promise3OnlyOrdersKilledWhilePlacingAreUnconfirmed() {
        var unconfirmed = BUYERS.stream().filter(KillIT::isUnconfirmed).toList();

        assertThat(unconfirmed).filteredOn(not(Buyer::isCutOff)).isEmpty();
        assertThat(unconfirmed).extracting(Buyer::faultPoint)
                .contains(CREATE_ARRIVED, CREATE_COMMITTED, CREATE_HALF_ANSWERED);
    }

    /** Ends with a new gateway, which has answered everybody whom the killed one had not. */
    private static void killAt(FaultPoint point) {
        var buyers = Stream.generate(() -> new Buyer(point)).limit(ORDERS).toList();
        BUYERS.addAll(buyers);
        partner.kill(gateway, point, ORDERS / 2);
        each(buyers, Buyer::place);
        assertThat(gateway.exitCode()).isEqualTo(SIGKILL);

        gateway = startGateway();
        each(buyers.stream().filter(not(Buyer::isAcknowledged)).toList(), Buyer::place);
        assertThat(buyers).filteredOn(not(Buyer::isAcknowledged)).isEmpty();
    }

    private static PackagedApplication startGateway() {
        var settings = new HashMap<>(Surroundings.SHORT_LEASES);
        settings.putAll(Map.of("partner.url", partner.url(), "partner.create-timeout", "20s"));
        return surroundings.startGateway(settings);
    }

    private static void each(List<Buyer> buyers, BiConsumer<Buyer, String> act) {
        var url = gateway.url();
        try (var callers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            CompletableFuture.allOf(buyers.stream()
                    .map(buyer -> CompletableFuture.runAsync(() -> act.accept(buyer, url), callers))
                    .toArray(CompletableFuture[]::new)).join();
        }
    }

    private static List<Buyer> unsettled() {
        return BUYERS.stream().filter(buyer -> !isUnconfirmed(buyer) && !buyer.fact("status").equals("Done")).toList();
    }

    private static boolean hasThePartnersState(Buyer buyer) {
        return partner.states(buyer.email()).equals(List.of(buyer.fact("order_state")));
    }

    private static boolean isUnconfirmed(Buyer buyer) {
        return buyer.fact("status").equals("Unconfirmed");
    }
}
