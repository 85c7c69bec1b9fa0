package dev.ordergateway.console;

import java.time.Duration;
import java.util.Locale;

import io.quarkus.qute.TemplateExtension;

/** How numbers and durations read in a template. */
@TemplateExtension
final class Measures {

    private static final Duration EXACT = Duration.ofSeconds(10);

    private Measures() {
    }

    /** 1234567 as 1,234,567. */
    static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** In the two largest units, and in no smaller one that is zero. */
    static String spoken(Duration duration) {
        if (duration.compareTo(EXACT) < 0) {
            return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s"
                    : String.format(Locale.ENGLISH, "%.1f s", duration.toMillis() / 1000.0);
        }
        return duration.toDays() > 0 ? together(duration.toDays(), " d", duration.toHoursPart(), " h")
                : duration.toHours() > 0 ? together(duration.toHours(), " h", duration.toMinutesPart(), " min")
                        : together(duration.toMinutes(), " min", duration.toSecondsPart(), " s");
    }

    private static String together(long large, String largeUnit, long small, String smallUnit) {
        return large == 0 ? small + smallUnit : large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }
}
