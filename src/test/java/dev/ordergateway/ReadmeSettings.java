package dev.ordergateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The README's table of settings. */
public final class ReadmeSettings {

    private static final Pattern ROW = Pattern
            .compile("\\| (`[a-z-]+\\.[a-z.-]+`(?:, `[a-z-]+\\.[a-z.-]+`)*) \\| (.*?) \\| .* \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private ReadmeSettings() {
    }

    /** Keys and their defaults, which are empty where words describe them. A row of several keys has a default for each. */
    public static Map<String, String> documented() throws IOException {
        var documented = new TreeMap<String, String>();
        ROW.matcher(Files.readString(Path.of("README.md"))).results().forEach(row -> {
            var defaults = quoted(row.group(2)).iterator();
            quoted(row.group(1)).forEach(key -> documented.put(key, defaults.hasNext() ? defaults.next() : ""));
        });
        return documented;
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(quoted -> quoted.group(1)).toList();
    }
}
