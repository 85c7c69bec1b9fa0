package dev.ordergateway.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** By which command the packaged application is started, as a jar or as the native executable that the build made instead. */
public final class Launch {

    private static final Path FOLDER = Path.of("target/quarkus-app");
    private static final String EXECUTABLE = System.getProperty("native.image.path", "");

    /** What a training run has learned, once there was one; its name is what the JVM is told beside the jar. */
    public static final Path LEARNED = FOLDER.resolve("app.aot");

    private Launch() {
    }

    /** The build made a native executable instead of a jar. */
    public static boolean isExecutable() {
        return !EXECUTABLE.isEmpty();
    }

    /** These options and, once there is something, what was learned: as in the image, it starts in half the time. */
    public static List<String> learned(String... options) {
        var learned = Files.exists(LEARNED) ? Stream.of("-XX:AOTCache=" + LEARNED.getFileName()) : Stream.<String> empty();
        return Stream.concat(Stream.of(options), learned).toList();
    }

    static ProcessBuilder of(Map<String, String> settings, List<String> options, ProcessBuilder process) {
        var command = new ArrayList<String>();
        if (isExecutable()) {
            command.add(EXECUTABLE);
        } else {
            command.add(
                    System.getProperty("application.java", Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(options);
        }
        command.add("-Dquarkus.http.port=0");
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        if (!isExecutable()) {
            command.addAll(List.of("-jar", "quarkus-run.jar"));
        }
        // beside its jar, as in an image: a cache made ahead of time knows the jar by this name only
        return process.command(command).directory(isExecutable() ? null : FOLDER.toFile());
    }
}
