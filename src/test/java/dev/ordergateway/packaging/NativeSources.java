package dev.ordergateway.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the build would give to the native compiler. */
final class NativeSources implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/native-sources");
    private static final String TOLD = "META-INF/native-image/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JarFile jar;

    NativeSources() throws IOException {
        this.jar = new JarFile(FOLDER.resolve(System.getProperty("application.name") + "-runner.jar").toFile());
    }

    /** Names of classes of which code may ask for all of these at run time. */
    Set<String> reflective(String... parts) {
        var names = new TreeSet<String>();
        json("reflect-config.json").valueStream()
                .filter(told -> Stream.of(parts).allMatch(part -> told.path(part).booleanValue()))
                .forEach(told -> names.add(told.path("name").asText()));
        return names;
    }

    /** Whether a file on the class path is taken along. */
    Predicate<String> isTaken() {
        var includes = json("resource-config.json").at("/resources/includes").valueStream()
                .map(told -> Pattern.compile(told.path("pattern").asText())).toList();
        return name -> includes.stream().anyMatch(include -> include.matcher(name).matches());
    }

    boolean holds(String entry) {
        return jar.getEntry(entry) != null;
    }

    private JsonNode json(String name) {
        try (InputStream in = jar.getInputStream(jar.getEntry(TOLD + name))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
