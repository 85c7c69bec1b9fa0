package dev.ordergateway.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.ordergateway.console.BarChart.Value;

/**
 * How the durations of some orders are spread.
 *
 * @param median which half of them did not exceed
 * @param nearlyAll which 95 percent of them did not exceed
 */
public record Spread(long orders, Duration median, Duration nearlyAll, BarChart chart) {

    private static final List<Duration> BOUNDS = Stream.of("PT1S", "PT2S", "PT5S", "PT10S", "PT20S", "PT30S", "PT1M", "PT2M",
            "PT5M", "PT10M", "PT20M", "PT30M", "PT1H", "PT2H", "PT6H", "PT12H", "P1D").map(Duration::parse).toList();
    /** One bar alone would tell little. */
    private static final int LEAST_BARS = 5;
    private static final int MARKS = 6;

    /** Empty when there is none. */
    static Optional<Spread> of(List<Duration> durations) {
        if (durations.isEmpty()) {
            return Optional.empty();
        }
        var sorted = durations.stream().sorted().toList();
        return Optional.of(new Spread(sorted.size(), quantile(sorted, 50), quantile(sorted, 95), chart(sorted)));
    }

    /** The shortest that as many percent do not exceed. */
    private static Duration quantile(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    private static BarChart chart(List<Duration> sorted) {
        int first = place(sorted.getFirst());
        int last = place(sorted.getLast());
        while (last - first + 1 < LEAST_BARS) {
            if (first > 0) {
                first--;
            }
            if (last < BOUNDS.size() && last - first + 1 < LEAST_BARS) {
                last++;
            }
        }
        int shown = last - first + 1;
        int every = (shown + MARKS - 1) / MARKS;
        var values = new ArrayList<Value>();
        for (int i = first; i <= last; i++) {
            int place = i;
            values.add(new Value(name(i), (i - first) % every == 0 ? mark(i) : "",
                    sorted.stream().filter(duration -> place(duration) == place).count()));
        }
        return BarChart.of(values);
    }

    /** Of the first bound that it does not exceed. */
    private static int place(Duration duration) {
        return IntStream.range(0, BOUNDS.size()).filter(i -> duration.compareTo(BOUNDS.get(i)) <= 0).findFirst()
                .orElse(BOUNDS.size());
    }

    private static String name(int place) {
        return place == BOUNDS.size() ? "more than " + Measures.spoken(BOUNDS.getLast())
                : place == 0 ? "up to " + Measures.spoken(BOUNDS.getFirst())
                        : Measures.spoken(BOUNDS.get(place - 1)) + " to " + Measures.spoken(BOUNDS.get(place));
    }

    private static String mark(int place) {
        return place == BOUNDS.size() ? "> " + Measures.spoken(BOUNDS.getLast()) : "≤ " + Measures.spoken(BOUNDS.get(place));
    }
}
