package dev.ordergateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The README's table of settings. */
final class ReadmeSettings {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+\\.[a-z.-]+)` \\| (.*?) \\| .* \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private ReadmeSettings() {
    }

    /** Keys and their defaults, which are empty where words describe them. */
    static Map<String, String> documented() throws IOException {
        return ROW.matcher(Files.readString(Path.of("README.md"))).results().collect(Collectors.toMap(
                row -> row.group(1),
                row -> QUOTED.matcher(row.group(2)).results().map(quoted -> quoted.group(1)).findFirst().orElse(""),
                (first, _) -> first, TreeMap::new));
    }
}
