package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.partnerOrder;
import static dev.ordergateway.support.Gateway.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class GuideHookTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void theGuidesHookSeesAnOrderToItsEndAcrossABrokenConnection() {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));

        try (var hook = new GuideHook(id)) {
            awaitState(hook, "WaitingForPayment");
            hook.breakConnection();
            partnerOrder(id).becomes("WaitingForDelivery", "PaymentReceived");
            awaitState(hook, "WaitingForDelivery");
            assertThat(hook.connections()).isEqualTo(2);
            partnerOrder(id).becomes("Done", "PaymentReceived");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(hook.isStopped()).isTrue());

            assertThat(hook.seen().getLast()).containsEntry("status", "Done")
                    .containsEntry("version", order(id).extract().path("version"));
            assertThat(hook.seen()).extracting(seen -> (Integer) seen.get("version")).isSorted();
            assertThat(hook.connections()).isEqualTo(2);
        }
    }

    private static void awaitState(GuideHook hook, String state) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(hook.seen()).isNotEmpty().last().extracting("order_state").isEqualTo(state));
    }
}
