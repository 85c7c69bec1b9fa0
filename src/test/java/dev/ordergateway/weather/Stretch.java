package dev.ordergateway.weather;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** From one moment to another. */
record Stretch(Instant from, Instant to) {

    boolean isLongerThan(Duration duration) {
        return Duration.between(from, to).compareTo(duration) > 0;
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    Stretch prolongedBy(Duration duration) {
        return new Stretch(from, to.plus(duration));
    }

    /** What is left of it outside of the others. */
    List<Stretch> without(List<Stretch> others) {
        var left = List.of(this);
        for (var other : others) {
            left = left.stream().flatMap(part -> part.without(other)).toList();
        }
        return left;
    }

    private Stream<Stretch> without(Stretch other) {
        if (!other.from.isBefore(to) || !from.isBefore(other.to)) {
            return Stream.of(this);
        }
        return Stream.of(new Stretch(from, other.from), new Stretch(other.to, to))
                .filter(part -> part.from.isBefore(part.to));
    }
}
