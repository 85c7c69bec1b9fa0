package dev.ordergateway.weather;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.ordergateway.weather.LiveStream.Span;

/** How many streams one order may have at the partner, and for how long. */
final class StreamRule {

    /** A stream is closed just before the next is opened, and the partner need not see that in this order. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private record Stretch(Instant from, Instant to) {

        boolean isLong() {
            return Duration.between(from, to).compareTo(MOMENT) > 0;
        }

        /** What is left of it outside of the other. */
        List<Stretch> without(Stretch other) {
            if (!other.from.isBefore(to) || !from.isBefore(other.to)) {
                return List.of(this);
            }
            var left = new ArrayList<Stretch>();
            if (from.isBefore(other.from)) {
                left.add(new Stretch(from, other.from));
            }
            if (other.to.isBefore(to)) {
                left.add(new Stretch(other.to, to));
            }
            return left;
        }
    }

    private StreamRule() {
    }

    static List<Violation> broken(String order, List<Span> spans, List<Diary.Spell> spells, Instant now) {
        var excused = spells.stream().filter(spell -> spell.fault().parts())
                .map(spell -> new Stretch(spell.from(), spell.to().plus(Season.LEASE).plus(MOMENT))).toList();
        var violations = new ArrayList<Violation>();
        stretches(spans, 3, now).stream().filter(Stretch::isLong).forEach(stretch -> violations
                .add(new Violation(Violation.Rule.ONE_STREAM, order, "three streams " + stretch)));
        for (var stretch : stretches(spans, 2, now)) {
            var left = List.of(stretch);
            for (var excuse : excused) {
                left = left.stream().flatMap(part -> part.without(excuse).stream()).toList();
            }
            left.stream().filter(Stretch::isLong).forEach(part -> violations
                    .add(new Violation(Violation.Rule.ONE_STREAM, order, "two streams " + part)));
        }
        return violations;
    }

    /** When there were so many streams or more. */
    private static List<Stretch> stretches(List<Span> spans, int many, Instant now) {
        record Change(Instant at, int by) {
        }
        var changes = new ArrayList<Change>();
        for (var span : spans) {
            changes.add(new Change(span.from(), 1));
            changes.add(new Change(span.to() == null ? now : span.to(), -1));
        }
        changes.sort(Comparator.comparing(Change::at).thenComparingInt(Change::by));
        var stretches = new ArrayList<Stretch>();
        int open = 0;
        var since = now;
        for (var change : changes) {
            if (open >= many && open + change.by < many) {
                stretches.add(new Stretch(since, change.at));
            } else if (open < many && open + change.by >= many) {
                since = change.at;
            }
            open += change.by;
        }
        return stretches;
    }
}
