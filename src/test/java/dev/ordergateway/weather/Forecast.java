package dev.ordergateway.weather;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which faults come next: each once, in an order of its own, and then two at once. */
final class Forecast {

    private final RandomGenerator random;
    private final List<Fault> single;

    Forecast(RandomGenerator random) {
        this.random = random;
        this.single = shuffled();
    }

    /** Some fault has not come yet. */
    boolean isIncomplete() {
        return !single.isEmpty();
    }

    List<Fault> next() {
        return single.isEmpty() ? pair() : List.of(single.removeLast());
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
