package dev.ordergateway.weather;

import static dev.ordergateway.order.OrderStatus.CANCELED;
import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.PAYMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.REFUNDED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import dev.ordergateway.order.OrderStatus;

/** What becomes of an order at the partner, and how that is told. */
record Fate(List<Step> steps) {

    /** @param states the moves made at once, of which only the last is told */
    record Step(Duration after, List<OrderStatus> states, Telling how) {
    }

    /** One of them is as likely as another; those that are written more than once are likelier. */
    private static final List<List<OrderStatus>> PATHS = List.of(
            List.of(WAITING_FOR_DELIVERY, DONE),
            List.of(WAITING_FOR_DELIVERY, DONE),
            List.of(WAITING_FOR_DELIVERY, DONE),
            List.of(WAITING_FOR_DELIVERY, DONE),
            List.of(WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE),
            List.of(WAITING_FOR_DELIVERY, REFUNDED),
            List.of(WAITING_FOR_MANUAL_ACTION, WAITING_FOR_DELIVERY, DONE),
            List.of(WAITING_FOR_MANUAL_ACTION, WAITING_FOR_PAYMENT, WAITING_FOR_DELIVERY, CANCELED),
            List.of(DONE),
            List.of(EXPIRED),
            List.of(CANCELED),
            List.of(PAYMENT_FAILED));

    private static final double STAYS = 0.1;
    private static final int LONG_STAY = 8;
    private static final double PLAIN = 0.6;
    private static final double AT_ONCE = 0.3;
    private static final double SOON = 0.3;
    private static final Duration SOON_AFTER = Duration.ofSeconds(3);

    /** @param longest between two moves */
    static Fate draw(RandomGenerator random, Duration longest) {
        var path = one(PATHS, random);
        var steps = new ArrayList<Step>();
        for (int i = 0; i < path.size(); i++) {
            var after = after(random, longest);
            // only on the main street, where the older message is believed by nobody who has seen the newer one
            boolean isMainStreet = path.size() == i + 2 && path.get(i + 1) == DONE && path.get(i) == WAITING_FOR_DELIVERY;
            if (isMainStreet && random.nextDouble() < AT_ONCE) {
                steps.add(new Step(after, path.subList(i, i + 2), Telling.STEPPING_BACK));
                break;
            }
            steps.add(new Step(after, List.of(path.get(i)), telling(random)));
        }
        return new Fate(List.copyOf(steps));
    }

    /** Some stay for so long that they are open through many faults. */
    private static Duration after(RandomGenerator random, Duration longest) {
        if (random.nextDouble() < STAYS) {
            return longest.multipliedBy(LONG_STAY);
        }
        return Duration.ofMillis((long) ((random.nextDouble() < SOON ? SOON_AFTER : longest).toMillis() * random.nextDouble()));
    }

    private static Telling telling(RandomGenerator random) {
        return random.nextDouble() < PLAIN ? Telling.PLAINLY : one(List.of(Telling.values()), random);
    }

    static <T> T one(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Lets the order meet its fate. */
    void befall(TrueOrder order, ScheduledExecutorService clock) {
        if (!steps.isEmpty() && !clock.isShutdown()) {
            var step = steps.getFirst();
            var _ = clock.schedule(() -> {
                order.move(step.states, step.how);
                new Fate(steps.subList(1, steps.size())).befall(order, clock);
            }, step.after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
