package dev.ordergateway.sandbox;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        loop.shutdownNow();
    }

    @Test
    void ordersSurviveAndMoveOn() throws Exception {
        String id = loop.submit(this::leaveOneOrder).get();

        SandboxOrder order = loop.submit(() -> takenOver().orders().find(id)).get();

        assertThat(order.document().path("coin_amount").textValue()).isEqualTo("104.60");
        eventually(() -> assertThat(loop.submit(order::state).get()).isEqualTo(new StateWord("Done")));
    }

    @Test
    void holdSurvivesForOldAndNewOrders() throws Exception {
        loop.submit(() -> {
            Sandbox before = sandbox();
            before.holdAll(true);
            before.create(asked(), Scenarios.MAIN_STREET);
            Handover.leave(before);
        }).get();

        Sandbox after = loop.submit(this::takenOver).get();

        assertThat(after.orders().all()).hasSize(1).allMatch(SandboxOrder::isHeld);
        assertThat(after.isHolding()).isTrue();
    }

    @Test
    void orderGoesOnInItsScenarioWhereItWas() throws Exception {
        String id = loop.submit(() -> {
            Sandbox before = sandbox();
            before.holdAll(true);
            SandboxOrder order = before.create(asked(), Scenarios.named("partial_delivery"));
            before.advance(order);
            before.advance(order);
            Handover.leave(before);
            return order.id();
        }).get();

        SandboxOrder order = loop.submit(() -> takenOver().orders().find(id)).get();

        assertThat(order.progress()).isEqualTo(new Progress(Scenarios.named("partial_delivery"), 2));
    }

    @Test
    void whatWasLeftIsTakenOnce() throws Exception {
        loop.submit(this::leaveOneOrder).get();

        assertThat(loop.submit(this::takenOver).get().orders().all()).hasSize(1);
        assertThat(loop.submit(this::takenOver).get().orders().all()).isEmpty();
    }

    private String leaveOneOrder() {
        Sandbox before = sandbox();
        String id = before.create(asked(), Scenarios.MAIN_STREET).id();
        Handover.leave(before);
        before.close();
        return id;
    }

    private Sandbox takenOver() {
        Sandbox after = sandbox();
        Handover.take(after);
        return after;
    }

    private Sandbox sandbox() {
        return new Sandbox(new Quick(), loop);
    }

    private static CreateBody asked() {
        return CreateBody.from(Json.objectFrom(Calls.NESTED));
    }

    private record Quick() implements SandboxConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration payAfter() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration deliverAfter() {
            return Duration.ofMillis(50);
        }
    }
}
