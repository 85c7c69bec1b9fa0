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

    /** In which shards find new owners after a replica came or left, a few in each second; as long as a busy machine needs. */
    private static final Duration HANDING_OVER = Duration.ofSeconds(60);

    /** How long a replica follows on what another has taken over. */
    private static final Duration LINGERING = Duration.ofSeconds(3);

    private record Change(Instant at, int by) {
    }

    private StreamRule() {
    }

    /**
     * Two are fine while replicas are parted, and when orders are handed over for as long as a lease and following on twice:
     * what was just lost can be gained again before it is left, and is then followed on by the other. So long three are fine
     * while replicas are parted: what was just taken over can be lost again.
     *
     * @param parted when one replica may have taken another for gone, or have come or left
     */
    static List<Violation> broken(String order, List<Span> spans, List<Stretch> parted, Instant now) {
        var two = stretches(spans, 2, now).stream().flatMap(stretch -> stretch.without(parted).stream())
                .filter(stretch -> stretch.isLongerThan(allowed(stretch, parted)));
        var three = stretches(spans, 3, now).stream().filter(stretch -> stretch.isLongerThan(allowed(stretch, parted)));
        return Stream.concat(two.map(stretch -> "two streams " + stretch), three.map(stretch -> "three streams " + stretch))
                .map(detail -> new Violation(ONE_STREAM, order, detail)).toList();
    }

    private static Duration allowed(Stretch stretch, List<Stretch> parted) {
        boolean isHandOver = parted.stream().anyMatch(part -> part.prolongedBy(HANDING_OVER).contains(stretch.from()));
        return isHandOver ? MOMENT.plus(Season.LEASE).plus(LINGERING.multipliedBy(2)) : MOMENT;
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
