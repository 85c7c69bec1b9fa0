package dev.ordergateway.weather;

import static dev.ordergateway.weather.Violation.Rule.ONE_STREAM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.ordergateway.weather.LiveStream.Span;

/** How many streams one order may have at the partner, and for how long. */
final class StreamRule {

    /** A stream is closed just before the next is opened, and the partner need not see that in this order. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private record Change(Instant at, int by) {
    }

    private StreamRule() {
    }

    /** @param parted when one replica may have taken another for gone, or have handed orders over */
    static List<Violation> broken(String order, List<Span> spans, List<Stretch> parted, Instant now) {
        var excuses = parted.stream().map(stretch -> stretch.prolongedBy(Season.LEASE)).toList();
        var two = stretches(spans, 2, now).stream().flatMap(stretch -> stretch.without(excuses).stream());
        var three = stretches(spans, 3, now).stream();
        return Stream.concat(violations(order, "two streams ", two), violations(order, "three streams ", three)).toList();
    }

    private static Stream<Violation> violations(String order, String what, Stream<Stretch> stretches) {
        return stretches.filter(stretch -> stretch.isLongerThan(MOMENT))
                .map(stretch -> new Violation(ONE_STREAM, order, what + stretch));
    }

    /** When there were so many streams or more. */
    private static List<Stretch> stretches(List<Span> spans, int many, Instant now) {
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
