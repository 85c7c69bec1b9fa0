package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The packaged application in a process of its own, which a test may kill. */
public final class PackagedApplication implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final long PATIENCE_SECONDS = 300;
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    // one compiler and one collector thread: what lives for seconds is done warming up sooner
    private static final String[] OPTIONS = { "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC" };

    /** Whether each line of the log is an object, as in production. */
    public static final String JSON_LOG = "quarkus.log.console.json.enabled";

    /** A machine that is busy elsewhere holds an event loop up for seconds, which is no fault to be found in a log. */
    private static final String LONGEST_PAUSE = "quarkus.vertx.max-event-loop-execute-time";

    private final Process process;
    private final Thread reading;
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private PackagedApplication(Process process) {
        this.process = process;
        this.reading = Thread.ofVirtual().start(this::read);
    }

    /**
     * Starts a process on a free port, without waiting for it. It logs as text, and of an event
     * loop that is held up only after some seconds, unless it is told to do otherwise.
     *
     * @param settings by property name; nothing else is set, and nothing is taken from the surroundings
     */
    public static PackagedApplication start(Map<String, String> settings) {
        return start(settings, Launch.learned(OPTIONS));
    }

    /**
     * The same with other options of the JVM.
     *
     * @param options such as {@code -Xmx512m}, which mean nothing to a native executable
     */
    public static PackagedApplication start(Map<String, String> settings, List<String> options) {
        var all = new HashMap<>(Map.of(JSON_LOG, "false", LONGEST_PAUSE, "10s"));
        all.putAll(settings);
        return start(all, options, new ProcessBuilder());
    }

    /** Starts it as a container does, with every setting in the environment and nothing else there. */
    public static PackagedApplication startContainer(Map<String, String> environment) {
        var container = new ProcessBuilder();
        container.environment().clear();
        container.environment().putAll(environment);
        return start(Map.of(), Launch.learned(OPTIONS), container);
    }

    private static PackagedApplication start(Map<String, String> settings, List<String> options, ProcessBuilder process) {
        try {
            return new PackagedApplication(Launch.of(settings, options, process).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says that it is ready. */
    public void awaitReady() {
        var ready = url() + "/q/health/ready";
        eventually(() -> given().get(ready).then().statusCode(200));
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

    /** Once it has ended; what it said last is in the log then. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running:\n" + log());
            }
            reading.join(LAST_WORDS);
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
