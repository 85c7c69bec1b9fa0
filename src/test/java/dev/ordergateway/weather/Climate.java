package dev.ordergateway.weather;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/** What goes wrong at the partner at the moment, by route. */
final class Climate {

    /** What the partner is asked for. */
    enum Route {
        CREATE,
        READ,
        SUBSCRIBE
    }

    /** Some create calls fail in any weather. */
    private static final double CREATE_FAILS = 0.04;

    private final Map<Route, Trouble> troubles = new ConcurrentHashMap<>();
    private final RandomGenerator random;
    private volatile boolean isFair;

    Climate(RandomGenerator random) {
        this.random = random;
    }

    void begin(Route route, Trouble trouble) {
        troubles.put(route, trouble);
    }

    void end() {
        troubles.clear();
    }

    /** From now on create calls fail only by a fault. */
    void fair() {
        isFair = true;
    }

    /** Null when all is well. */
    @Nullable
    Trouble on(Route route) {
        var trouble = troubles.get(route);
        return trouble == null && route == Route.CREATE ? ofACreate() : trouble;
    }

    private synchronized @Nullable Trouble ofACreate() {
        boolean fails = !isFair && random.nextDouble() < CREATE_FAILS;
        return fails ? Fate.one(List.of(Trouble.values()), random) : null;
    }

    synchronized boolean lot() {
        return random.nextBoolean();
    }
}
