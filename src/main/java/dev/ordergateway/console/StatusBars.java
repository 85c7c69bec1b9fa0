package dev.ordergateway.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;

/**
 * How many orders there are of each status, also of those that none has.
 *
 * @param ended those that are not open
 */
public record StatusBars(List<Bar> open, List<Bar> ended) {

    /** The width of the longest. */
    static final int WIDTH = 1000;

    /** A bar that lies, as wide as it is for the count among its own. */
    public record Bar(OrderStatus status, long count, int width) {
    }

    static StatusBars of(Map<String, Long> byStatus) {
        return new StatusBars(bars(byStatus, true), bars(byStatus, false));
    }

    private static List<Bar> bars(Map<String, Long> byStatus, boolean open) {
        var statuses = Arrays.stream(OrderStatus.values()).filter(status -> (status.phase() == Phase.OPEN) == open).toList();
        long most = statuses.stream().mapToLong(status -> count(byStatus, status)).max().orElse(0);
        return statuses.stream().map(status -> new Bar(status, count(byStatus, status),
                width(count(byStatus, status), most))).toList();
    }

    private static long count(Map<String, Long> byStatus, OrderStatus status) {
        return byStatus.getOrDefault(status.label(), 0L);
    }

    /** However few they are, they are seen. */
    private static int width(long count, long most) {
        return count == 0 ? 0 : Math.max(WIDTH / 100, (int) Math.round((double) count / most * WIDTH));
    }

    public long openCount() {
        return sum(open);
    }

    public long endedCount() {
        return sum(ended);
    }

    private static long sum(List<Bar> bars) {
        return bars.stream().mapToLong(Bar::count).sum();
    }
}
