package dev.ordergateway.deploy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an expression reads: every name in it that is no function, keyword, label or number. */
final class PromQl {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern METRIC = Pattern.compile("(?<![\\w:$.])([a-zA-Z_:][\\w:]*)(?:\\{([^}]*)})?(?!\\s*\\(|[\\w:])");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without|group_left|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");
    private static final Set<String> KEYWORDS = Set.of("or", "and", "unless", "bool", "by", "on", "without");
    /** What Prometheus itself gives each series. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "namespace", "pod", "instance");

    private PromQl() {
    }

    /**
     * One metric as an expression reads it.
     *
     * @param labels those that it must have, with the value when the expression wants a certain one
     */
    record Selector(String metric, Map<String, String> labels) {
    }

    static List<Selector> selectors(String expression) {
        return METRIC.matcher(GROUPING.matcher(RANGE.matcher(expression).replaceAll("")).replaceAll("")).results()
                .filter(match -> !KEYWORDS.contains(match.group(1)))
                .map(match -> new Selector(match.group(1), labels(match))).toList();
    }

    /** The labels by which it puts series together. */
    static Set<String> groupings(String expression) {
        return GROUPING.matcher(TEXT.matcher(expression).replaceAll("")).results()
                .flatMap(match -> Stream.of(match.group(1).split("\\s*,\\s*", -1)))
                .filter(label -> !label.isBlank() && !OF_PROMETHEUS.contains(label) && !label.equals("le"))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> labels(MatchResult metric) {
        return metric.group(2) == null ? Map.of()
                : MATCHER.matcher(metric.group(2)).results()
                        .filter(label -> !OF_PROMETHEUS.contains(label.group(1)))
                        .collect(Collectors.toMap(label -> label.group(1),
                                label -> label.group(2).equals("=") && !label.group(3).contains("$") ? label.group(3) : "",
                                (one, _) -> one));
    }
}
