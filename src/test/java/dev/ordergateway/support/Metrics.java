package dev.ordergateway.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a replica shows Prometheus.
 *
 * @param series all of them, with their values
 */
public record Metrics(List<Series> series) {

    // with the exemplar that a recorded trace leaves behind its value
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*?)})? (\\S+)(?: # .*)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    public record Series(String metric, Map<String, String> labels, double value) {

        /** Whether it is one of that metric with these labels, which have any value where none is given. */
        public boolean is(String name, Map<String, String> wanted) {
            return metric.equals(name) && wanted.entrySet().stream().allMatch(label -> labels.containsKey(label.getKey())
                    && (label.getValue().isEmpty() || label.getValue().equals(labels.get(label.getKey()))));
        }
    }

    public static Metrics now() {
        return new Metrics(given().get("/q/metrics").then().statusCode(200).extract().asString().lines()
                .map(LINE::matcher).filter(line -> line.matches())
                .map(line -> new Series(line.group(1), labels(line.group(2) == null ? "" : line.group(2)),
                        Double.parseDouble(line.group(3).replace("+Inf", "Infinity"))))
                .toList());
    }

    /** The value of the one series that has these labels, and whatever others. */
    public static double value(String metric, Map<String, String> labels) {
        var values = now().series.stream().filter(each -> each.is(metric, labels)).map(Series::value).toList();
        assertThat(values).as("%s%s", metric, labels).hasSize(1);
        return values.getFirst();
    }

    public static double value(String metric) {
        return value(metric, Map.of());
    }

    private static Map<String, String> labels(String text) {
        return LABEL.matcher(text).results().collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
    }
}
