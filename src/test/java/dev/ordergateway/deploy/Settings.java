package dev.ordergateway.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.ReadmeSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.utils.StringUtil;

/** The settings that the packaged application knows, and what it has when nobody sets them. */
final class Settings {

    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final Pattern PASSED_ON = Pattern.compile("=\\$\\{([a-z.]+):");
    private static final SmallRyeConfig PACKAGED = packaged(Map.of());

    private Settings() {
    }

    static String value(String key) {
        return PACKAGED.getOptionalValue(key, String.class).or(() -> platform()
                .filter(setting -> setting.property().equals(key)).map(Setting::byDefault).findFirst())
                .orElseThrow(() -> new AssertionError("no setting is called " + key));
    }

    /** The same in such an environment. */
    static String value(String key, Map<String, String> environment) {
        return packaged(environment).getValue(key, String.class);
    }

    static Duration duration(String key) {
        return DurationConverter.parseDuration(value(key));
    }

    /** Whether a variable of this name sets something when the packaged application starts. */
    static boolean isKnown(String variable) {
        try {
            return Stream.concat(ReadmeSettings.documented().keySet().stream(), passedOn()).map(Settings::variable)
                    .anyMatch(variable::equals)
                    || platform().anyMatch(setting -> setting.isReadAtStart() && variable.matches(setting.pattern()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a setting of the application's takes over from another name. */
    private static Stream<String> passedOn() throws IOException {
        return PASSED_ON.matcher(Files.readString(PROPERTIES)).results().map(found -> found.group(1));
    }

    /** As a container names it. */
    static String variable(String key) {
        return StringUtil.replaceNonAlphanumericByUnderscores(key).toUpperCase(Locale.ROOT);
    }

    private static SmallRyeConfig packaged(Map<String, String> environment) {
        try {
            return new SmallRyeConfigBuilder().withProfile("prod").addDefaultInterceptors()
                    .withSources(
                            new PropertiesConfigSource(PROPERTIES.toUri().toURL()), new EnvConfigSource(environment, 300))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of every extension on the class path, from the description that it carries. */
    private static Stream<Setting> platform() {
        try {
            var models = Settings.class.getClassLoader().getResources("META-INF/quarkus-config-doc/quarkus-config-model.json");
            var json = new ObjectMapper();
            var settings = Stream.<Setting> builder();
            for (var model : Collections.list(models)) {
                try (var text = model.openStream()) {
                    collect(json.readTree(text), settings);
                }
            }
            return settings.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, Stream.Builder<Setting> settings) {
        Stream.concat(Optional.of(node.path("path")).stream(), node.path("additionalPaths").valueStream())
                .filter(path -> path.has("environmentVariable"))
                .forEach(path -> settings.add(new Setting(path.path("property").asText(),
                        path.path("environmentVariable").asText(), node.path("phase").asText(),
                        node.path("defaultValue").asText())));
        node.path("configRoots").forEach(root -> collect(root, settings));
        node.path("items").forEach(item -> collect(item, settings));
    }

    private record Setting(String property, String variable, String phase, String byDefault) {

        boolean isReadAtStart() {
            return phase.equals("RUN_TIME");
        }

        /** A part of the name that is free to choose stands between two underscores. */
        String pattern() {
            return variable.replaceAll("__[A-Z0-9_]+?__", "_[A-Z0-9]+_");
        }
    }
}
