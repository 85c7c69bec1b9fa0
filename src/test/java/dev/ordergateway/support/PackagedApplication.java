package dev.ordergateway.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged application in a process of its own, which a test may kill. */
public final class PackagedApplication implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final long PATIENCE_SECONDS = 90;
    private static final Path FOLDER = Path.of("target/quarkus-app");
    /** What a training run has learned, once there was one; its name, which the JVM is told beside the jar. */
    public static final Path LEARNED = FOLDER.resolve("app.aot");
    private static final String EXECUTABLE = System.getProperty("native.image.path", "");
    // one compiler and one collector thread: what lives for seconds is done warming up sooner
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Whether each line of the log is an object, as in production. */
    public static final String JSON_LOG = "quarkus.log.console.json.enabled";

    private final Process process;
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private PackagedApplication(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /**
     * Starts a process on a free port, without waiting for it. It logs as text unless it is told to do otherwise.
     *
     * @param settings by property name; nothing else is set, and nothing is taken from the surroundings
     */
    public static PackagedApplication start(Map<String, String> settings) {
        return start(settings, options());
    }

    /**
     * The same with other options of the JVM.
     *
     * @param options such as {@code -Xmx512m}, which mean nothing to a native executable
     */
    public static PackagedApplication start(Map<String, String> settings, List<String> options) {
        var all = new HashMap<>(Map.of(JSON_LOG, "false"));
        all.putAll(settings);
        return start(all, options, new ProcessBuilder());
    }

    /** Starts it as a container does, with every setting in the environment and nothing else there. */
    public static PackagedApplication startContainer(Map<String, String> environment) {
        var container = new ProcessBuilder();
        container.environment().clear();
        container.environment().putAll(environment);
        return start(Map.of(), options(), container);
    }

    /** With what was learned, as in the image, it takes requests after half the time. */
    private static List<String> options() {
        return Files.exists(LEARNED)
                ? Stream.concat(OPTIONS.stream(), Stream.of("-XX:AOTCache=" + LEARNED.getFileName())).toList()
                : OPTIONS;
    }

    private static PackagedApplication start(Map<String, String> settings, List<String> options, ProcessBuilder process) {
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
        try {
            // beside its jar, as in an image: a cache made ahead of time knows the jar by this name only
            return new PackagedApplication(process.command(command).directory(isExecutable() ? null : FOLDER.toFile())
                    .redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The build made a native executable instead of a jar. */
    public static boolean isExecutable() {
        return !EXECUTABLE.isEmpty();
    }

    /** Where it listens, once it does. */
    public String url() {
        try {
            return "http://localhost:" + port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not started:\n" + log(), e);
        }
    }

    public String log() {
        return String.join("\n", log);
    }

    /** Ends it without a chance to do anything more. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Asks it to end, as an orchestrator does. */
    public void terminate() {
        beginTermination();
        exitCode();
    }

    public long pid() {
        return process.pid();
    }

    /** The same without waiting for the end. */
    public void beginTermination() {
        // not destroy(), which also closes the pipe by which it tells what it does
        signal("TERM");
    }

    /** Lets it do nothing until it is resumed; its connections stay. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** It has started, and has not ended. */
    public boolean isListening() {
        return port.isDone() && !port.isCompletedExceptionally() && process.isAlive();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private void signal(String name) {
        try {
            // a shell has it built in, where there is no program of that name
            int exit = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("no signal " + name + " for " + process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running:\n" + log());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                var listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.parseInt(listening.group(1)));
                }
            }
        } catch (IOException e) {
            log.add("log ended: " + e);
        }
        port.completeExceptionally(new IllegalStateException("ended with " + process));
    }
}
