package dev.ordergateway.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an image is made, instruction by instruction. */
record Dockerfile(String name, List<String> instructions) {

    private static final Path FOLDER = Path.of("src/main/docker");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LABEL = Pattern.compile("(\\S+)=\"([^\"]*)\"");

    static Dockerfile jvm() {
        return named("Dockerfile.jvm");
    }

    static List<Dockerfile> all() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> named(file.getFileName().toString())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dockerfile named(String name) {
        try {
            var text = Files.readString(FOLDER.resolve(name)).replaceAll("(?m)^#.*\n", "").replaceAll("\\s*\\\\\n\\s*", " ");
            return new Dockerfile(name, text.lines().filter(line -> !line.isBlank()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind each of these, in the image itself or where it is built. */
    Stream<String> all(String instruction) {
        return instructions.stream().filter(line -> line.startsWith(instruction + ' '))
                .map(line -> line.substring(instruction.length() + 1));
    }

    /** The one that counts in the image. */
    String last(String instruction) {
        return all(instruction).reduce((_, last) -> last).orElseThrow();
    }

    List<String> entrypoint() {
        return QUOTED.matcher(last("ENTRYPOINT")).results().map(found -> found.group(1)).toList();
    }

    /** Those of the JVM. */
    List<String> options() {
        return entrypoint().stream().filter(word -> word.startsWith("-X")).toList();
    }

    Map<String, String> labels() {
        return LABEL.matcher(last("LABEL")).results()
                .collect(Collectors.toMap((MatchResult found) -> found.group(1), found -> found.group(2)));
    }

    @Override
    public String toString() {
        return name;
    }
}
