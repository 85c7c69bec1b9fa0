package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.ordergateway.store.Lease;
import dev.ordergateway.tracking.Holdings.Step;
import dev.ordergateway.tracking.Holdings.Tenure;

class HoldingsTest {

    private static final String ME = "me";

    @Test
    void shardIsGainedOnce() {
        var first = seen(Holdings.NONE, lease("me", 1));

        assertThat(first.gained()).containsExactly(5);
        assertThat(first.holdings().follows(5)).isTrue();
        assertThat(seen(first.holdings(), lease("me", 1)).gained()).isEmpty();
    }

    @Test
    void shardThatAnotherHadInBetweenIsGainedAnew() {
        assertThat(seen(settled(), lease("me", 3)).gained()).containsExactly(5);
    }

    @Test
    void shardIsFollowedUntilAnotherHasSettledInIt() {
        var offered = seen(settled(), new Lease(5, ME, false, 1, true)).holdings();
        var taken = seen(offered, new Lease(5, "other", true, 2, false));

        assertThat(offered.follows(5)).isTrue();
        assertThat(taken.lost()).isEmpty();
        assertThat(taken.holdings().follows(5)).isTrue();

        var over = seen(taken.holdings(), new Lease(5, "other", true, 2, true));
        assertThat(over.lost()).containsExactly(5);
        assertThat(over.holdings().follows(5)).isFalse();
    }

    @Test
    void shardWhoseNewOwnerDiedIsFollowedOn() {
        var step = seen(settled(), new Lease(5, "other", false, 2, true));

        assertThat(step.lost()).isEmpty();
        assertThat(step.holdings().follows(5)).isTrue();
    }

    @Test
    void otherShardsAreNoConcern() {
        assertThat(seen(Holdings.NONE, lease("other", 1))).isEqualTo(seen(Holdings.NONE));
    }

    @Test
    void settlingCountsForItsOwnTenureOnly() {
        var again = seen(settled(), lease("me", 3)).holdings();

        assertThat(again.settled()).isEmpty();
        assertThat(again.settled(5, new Tenure(1, false)).settled()).isEmpty();
        assertThat(again.settled(5, new Tenure(3, false)).settled()).containsExactly(5);
    }

    private static Holdings settled() {
        return seen(Holdings.NONE, lease("me", 1)).holdings().settled(5, new Tenure(1, false));
    }

    private static Lease lease(String owner, long token) {
        return new Lease(5, owner, true, token, false);
    }

    private static Step seen(Holdings holdings, Lease... leases) {
        return holdings.seen(List.of(leases), ME);
    }
}
