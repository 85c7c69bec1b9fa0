package dev.ordergateway.weather;

import static dev.ordergateway.weather.Violation.Rule.LIVES;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import dev.ordergateway.support.PackagedApplication;

/** The replicas of the gateway: who may be asked, and what happens to them. */
final class Replicas implements Closeable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String GAVE_UP = "by a fault of its own";

    private final Map<String, String> settings;
    private final RandomGenerator random;
    private final List<PackagedApplication> every = new CopyOnWriteArrayList<>();
    private final List<PackagedApplication> members = new CopyOnWriteArrayList<>();
    private final List<PackagedApplication> leaving = new CopyOnWriteArrayList<>();
    private final List<PackagedApplication> paused = new CopyOnWriteArrayList<>();
    private final List<PackagedApplication> started = new CopyOnWriteArrayList<>();
    private final List<PackagedApplication> crashed = new CopyOnWriteArrayList<>();
    private final List<Stretch> starts = new CopyOnWriteArrayList<>();
    private volatile int most;

    Replicas(Map<String, String> further, RandomGenerator random) {
        this.settings = Season.settings();
        settings.putAll(further);
        settings.put("access.mode", "open");
        settings.put("partner.application-id", "weather");
        settings.put("secrets.keys", "weather:" + Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        this.random = random;
    }

    /** Adds one, without waiting for it. */
    void add() {
        var own = new HashMap<>(settings);
        // a path of its own, by which the partner tells them apart
        own.merge("partner.url", "/" + (every.size() + 1), String::concat);
        var added = PackagedApplication.start(own);
        every.add(added);
        members.add(added);
        most = Math.max(most, members.size() + leaving.size());
        var from = Instant.now();
        Thread.ofVirtual().start(() -> {
            added.url();
            started.add(added);
            starts.add(new Stretch(from, Instant.now()));
        });
    }

    /** From when to when each was starting, of those that have started. */
    List<Stretch> starts() {
        return starts;
    }

    /** Every member listens. One that could not start, because something it needs was away, is started again. */
    void await() {
        Awaitility.await("every replica to listen").atMost(START).until(() -> {
            replaceDead();
            return members.stream().allMatch(PackagedApplication::isListening);
        });
    }

    private void replaceDead() {
        var dead = members.stream().filter(member -> !member.isAlive()).toList();
        members.removeAll(dead);
        dead.forEach(member -> {
            if (started.contains(member)) {
                crashed.add(member);
            }
            add();
        });
    }

    /** Those that nobody ended and that ended all the same, and those that gave up a part of their work. */
    Stream<Violation> broken() {
        return Stream.concat(
                crashed.stream().map(replica -> new Violation(LIVES, name(replica), "it has ended")),
                every.stream().filter(replica -> replica.log().contains(GAVE_UP))
                        .map(replica -> new Violation(LIVES, name(replica), "it goes on, but says " + GAVE_UP)));
    }

    private String name(PackagedApplication replica) {
        return "replica " + (every.indexOf(replica) + 1);
    }

    /** Where callers may ask, whether somebody answers or not. */
    List<String> urls() {
        return members.stream().filter(PackagedApplication::isListening).map(PackagedApplication::url).toList();
    }

    void killOne() {
        one().kill();
    }

    void pauseOne() {
        var chosen = one();
        chosen.pause();
        members.add(chosen);
        paused.add(chosen);
    }

    void resume() {
        paused.forEach(PackagedApplication::resume);
        paused.clear();
    }

    /** Asks one to end, without waiting for it. */
    void dismissOne() {
        var chosen = one();
        chosen.beginTermination();
        leaving.add(chosen);
    }

    void awaitLeaving() {
        leaving.forEach(PackagedApplication::exitCode);
        leaving.clear();
    }

    /** The most there were at once since this was asked last. */
    int takeMost() {
        int taken = most;
        most = members.size() + leaving.size();
        return taken;
    }

    private PackagedApplication one() {
        return members.remove(random.nextInt(members.size()));
    }

    /** Writes down what each said. */
    void keepLogs(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < every.size(); i++) {
            Files.writeString(folder.resolve("replica-" + (i + 1) + ".log"), every.get(i).log() + "\n");
        }
    }

    @Override
    public void close() {
        resume();
        every.forEach(PackagedApplication::close);
    }
}
