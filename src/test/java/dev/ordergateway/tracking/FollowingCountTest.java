package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.tracking.FollowingCount.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What a replica tells the others of the orders that it follows. */
@QuarkusTest
@TestProfile(Alone.class)
class FollowingCountTest {

    @Inject
    FollowingCount following;

    /** What was counted a moment ago counts for a while, so orders of the test before may still be in it. */
    @BeforeEach
    void hold() {
        eventually(() -> assertThat(open()).isZero());
        PartnerControl.hold();
    }

    @AfterEach
    void letGo() {
        PartnerControl.heal();
    }

    @Test
    void openOrdersAreToldByHowTheyAreWatched() {
        var order = PlacedOrder.placeAndStream();
        var other = PlacedOrder.placeAndStream();
        eventually(() -> assertThat(List.of(open(), streaming())).containsExactly(2, 2));
        assertThat(following.report().streams()).isEqualTo(2);

        other.partner().alwaysFails("subscribe", "refuse");
        other.partner().drop();

        other.isWatchedBy("polling");
        // it tries to have a stream again now and then
        eventually(() -> {
            var report = following.report();
            assertThat(report.watched()).isEqualTo(Map.of("streaming", 1, "polling", 1));
            assertThat(report.streams()).isEqualTo(1);
        });
        other.partner().recovers();
        PartnerControl.release();
        order.endsAs("Done");
        other.endsAs("Done");
    }

    @Test
    void deliveredOrderThatLacksItsCodesIsFollowedAndNotOpen() {
        var order = PlacedOrder.placeAndStream();

        order.partner().becomesDoneWithoutCodes();

        eventually(() -> assertThat(following.recent().orders()).containsEntry(new Kind(DONE, Watch.POLLING), 1));
        assertThat(open()).isZero();
        order.partner().becomesSilently("Done");
        order.endsAs("Done");
    }

    private int open() {
        return following.report().watched().values().stream().mapToInt(Integer::intValue).sum();
    }

    private int streaming() {
        return following.report().watched().getOrDefault("streaming", 0);
    }
}
