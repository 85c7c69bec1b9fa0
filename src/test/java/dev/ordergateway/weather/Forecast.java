package dev.ordergateway.weather;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Which faults come next: each once, in an order of its own, alone or with another; then two at once. */
final class Forecast {

    private final RandomGenerator random;
    private final int atOnce;
    private final List<Fault> toCome;

    /** @param atOnce how many, until each has come once */
    Forecast(RandomGenerator random, int atOnce) {
        this.random = random;
        this.atOnce = atOnce;
        this.toCome = shuffled();
    }

    /** Some fault has not come yet. */
    boolean isIncomplete() {
        return !toCome.isEmpty();
    }

    List<Fault> next() {
        return toCome.isEmpty() ? pair() : together(toCome.getLast());
    }

    private List<Fault> together(Fault first) {
        var faults = Stream.concat(Stream.of(first), toCome.stream().filter(first::goesWith)).limit(atOnce).toList();
        toCome.removeAll(faults);
        return faults;
    }

    private List<Fault> pair() {
        var faults = shuffled();
        var first = faults.getFirst();
        return List.of(first, faults.stream().filter(first::goesWith).findFirst().orElseThrow());
    }

    private List<Fault> shuffled() {
        var faults = new ArrayList<>(List.of(Fault.values()));
        Collections.shuffle(faults, random);
        return faults;
    }
}
