package dev.ordergateway.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.ordergateway.console.BarChart.Value;
import dev.ordergateway.store.HourlyOrders;

/** A bar for each hour. */
final class HourlyChart {

    private static final int HOURS_BETWEEN_MARKS = 6;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private HourlyChart() {
    }

    static BarChart of(HourlyOrders hourly) {
        return BarChart.of(IntStream.range(0, hourly.counts().size())
                .mapToObj(i -> value(hourly.from(), i, hourly.counts().get(i))).toList());
    }

    private static Value value(Instant from, int place, long count) {
        ZonedDateTime hour = from.atZone(ZoneOffset.UTC).plusHours(place);
        return new Value(DAY.format(hour) + " to " + HOUR.format(hour.plusHours(1)),
                hour.getHour() % HOURS_BETWEEN_MARKS == 0 ? HOUR.format(hour) : "", count);
    }
}
