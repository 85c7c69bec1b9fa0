package dev.ordergateway.store;

import java.time.Instant;
import java.util.Map;

/**
 * How many orders there were.
 *
 * @param byStatus every status that occurred
 * @param unfollowed open ones that no replica said it was following
 */
public record OrderCount(Instant at, Map<String, Long> byStatus, long unfollowed) {

    public OrderCount {
        byStatus = Map.copyOf(byStatus);
    }
}
