package dev.ordergateway.console;

import static dev.ordergateway.order.OrderStatus.CANCELED;
import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.PAYMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.PLACEMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.PLACING;
import static dev.ordergateway.order.OrderStatus.REFUNDED;
import static dev.ordergateway.order.OrderStatus.REJECTED;
import static dev.ordergateway.order.OrderStatus.UNCONFIRMED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.ordergateway.order.OrderStatus;

/**
 * Where a state stands in the picture. The main street goes across the middle, what needs people is above it, and the other
 * endings are below.
 *
 * @param x of its middle
 * @param y of its middle
 */
public record Place(int x, int y) {

    static final int WIDTH = 880;
    static final int HEIGHT = 320;
    /** That a line of a box has room for. */
    static final int CHARACTERS = 16;

    private static final int HALF_WIDTH = 75;
    private static final int HALF_HEIGHT = 23;
    private static final int ABOVE = 34;
    private static final int STREET = 150;
    private static final int BELOW = 266;
    /** Between lines of opposite ways, and how far a line that passes others bends. */
    private static final int APART = 9;
    private static final int BEND = 30;
    private static final int FAN = 38;

    /** The moves that are drawn for every order; the table has many more. */
    static final Map<OrderStatus, List<OrderStatus>> USUAL = Map.of(
            PLACING, List.of(WAITING_FOR_PAYMENT, UNCONFIRMED, PLACEMENT_FAILED, REJECTED),
            UNCONFIRMED, List.of(WAITING_FOR_PAYMENT),
            WAITING_FOR_PAYMENT, List.of(WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, EXPIRED, PAYMENT_FAILED),
            WAITING_FOR_MANUAL_ACTION, List.of(WAITING_FOR_DELIVERY),
            WAITING_FOR_DELIVERY, List.of(DONE, CANCELED, REFUNDED));

    static Place of(OrderStatus status) {
        return switch (status) {
            case PLACEMENT_FAILED -> new Place(86, ABOVE);
            case UNCONFIRMED -> new Place(263, ABOVE);
            case WAITING_FOR_MANUAL_ACTION -> new Place(440, ABOVE);
            case PLACING -> new Place(86, STREET);
            case WAITING_FOR_PAYMENT -> new Place(322, STREET);
            case WAITING_FOR_DELIVERY -> new Place(558, STREET);
            case DONE -> new Place(794, STREET);
            case REJECTED -> new Place(86, BELOW);
            case PAYMENT_FAILED -> new Place(263, BELOW);
            case EXPIRED -> new Place(440, BELOW);
            case CANCELED -> new Place(617, BELOW);
            case REFUNDED -> new Place(794, BELOW);
        };
    }

    public int left() {
        return x - HALF_WIDTH;
    }

    public int top() {
        return y - HALF_HEIGHT;
    }

    public int width() {
        return 2 * HALF_WIDTH;
    }

    public int height() {
        return 2 * HALF_HEIGHT;
    }

    /** Straight to a neighbour, bent around what stands between, and from edge to edge between rows. */
    String lineTo(Place other) {
        int way = Integer.signum(other.x - x);
        if (y == other.y && isNextTo(other)) {
            int level = y - way * APART / 2;
            return line(x + way * HALF_WIDTH, level, other.x - way * HALF_WIDTH, level);
        }
        if (y == other.y) {
            // over the street and under the endings there is room
            int side = y == BELOW || (y == STREET && way < 0) ? 1 : -1;
            int edge = y + side * HALF_HEIGHT;
            return curve(x + way * FAN, edge, edge + side * BEND, other.x - way * FAN, edge, edge + side * BEND);
        }
        int down = Integer.signum(other.y - y);
        int from = y + down * HALF_HEIGHT;
        int to = other.y - down * HALF_HEIGHT;
        int shift = down * APART;
        return curve(leaving(other) + shift, from, (from + to) / 2, other.leaving(this) + shift, to, (from + to) / 2);
    }

    /** Lines to different sides leave at different points. */
    private int leaving(Place other) {
        return x + Math.clamp((other.x - x) / 5, -FAN, FAN);
    }

    private boolean isNextTo(Place other) {
        return Arrays.stream(OrderStatus.values()).map(Place::of)
                .noneMatch(between -> between.y == y && Math.min(x, other.x) < between.x && between.x < Math.max(x, other.x));
    }

    private static String line(int x1, int y1, int x2, int y2) {
        return String.format(Locale.ROOT, "M%d %d L%d %d", x1, y1, x2, y2);
    }

    private static String curve(int x1, int y1, int bend1, int x2, int y2, int bend2) {
        return String.format(Locale.ROOT, "M%d %d C%d %d %d %d %d %d", x1, y1, x1, bend1, x2, bend2, x2, y2);
    }
}
