package dev.ordergateway.benchmark;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.support.PackagedApplication;
import io.restassured.path.json.JsonPath;

/** A packaged gateway and what it takes. */
record MeasuredGateway(PackagedApplication application) implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    boolean isReady() {
        return given().get(application.url() + "/q/health/ready").statusCode() == 200;
    }

    int streams() {
        return (int) metric("gateway_streams_open");
    }

    int shards() {
        return (int) metric("gateway_shards_held");
    }

    /** How many event streams were cut off because nobody read them. */
    int cutReaders() {
        return (int) metric("gateway_readers_cut_total");
    }

    /** Its counts of answers that said that it failed, each with path and status. */
    List<String> failedAnswers() {
        return metrics().filter(line -> line.startsWith("http_server_requests_seconds_count") && line.contains("status=\"5"))
                .toList();
    }

    /** What the audit of all orders finds, as JSON. */
    List<String> auditViolations() {
        var violations = new ArrayList<String>();
        for (var page = audit(""); page != null; page = next(page)) {
            violations.addAll(page.getList("violations.collect { it.toString() }"));
        }
        return violations;
    }

    private @Nullable JsonPath next(JsonPath page) {
        return page.getBoolean("has_more") ? audit("?cursor=" + page.getString("next_cursor")) : null;
    }

    private JsonPath audit(String query) {
        return given().get(application.url() + "/api/audit" + query).then().statusCode(200).extract().jsonPath();
    }

    /** What the process has open. */
    int descriptors() {
        try (var open = Files.list(Path.of("/proc", Long.toString(application.pid()), "fd"))) {
            return (int) open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lives in the heap, in KiB. */
    double heap() {
        run("GC.run");
        return metric("jvm_memory_used_bytes{area=\"heap\"") / 1024;
    }

    /** What the process has in memory, in KiB. */
    double resident() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(application.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the process has used of the processors. */
    Duration cpu() {
        return cpu(application.pid());
    }

    /** The same of any process. */
    static Duration cpu(long pid) {
        try {
            var fields = Files.readString(Path.of("/proc", Long.toString(pid), "stat")).split(" ", -1);
            double ticks = Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]);
            return Duration.ofMillis((long) (ticks / TICKS_PER_SECOND * 1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double metric(String name) {
        return metrics().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private Stream<String> metrics() {
        return given().get(application.url() + "/q/metrics").then().extract().asString().lines();
    }

    private void run(String command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            new ProcessBuilder(jcmd, Long.toString(application.pid()), command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
