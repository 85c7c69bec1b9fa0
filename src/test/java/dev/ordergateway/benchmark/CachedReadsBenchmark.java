package dev.ordergateway.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.sun.management.OperatingSystemMXBean;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/** Cached brand lists against the same bytes from a bare route, by turns: reads a second and the server's CPU for each. */
@QuarkusTest
@TestProfile(CachedReadsBenchmark.WithBareRoute.class)
class CachedReadsBenchmark {

    private static final String BRANDS = "/api/brands?country_code=US";
    private static final int PAIRS = 5;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = 8;

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Inject
    BareRoute bare;

    record Figure(double perSecond, double cpuMicros) {
    }

    record Pair(Figure cached, Figure bare) {

        String row() {
            return "%8.0f %8.0f %6.2f   %7.1f %7.1f %6.2f".formatted(cached.perSecond, bare.perSecond, throughput(),
                    cached.cpuMicros, bare.cpuMicros, cpu());
        }

        double throughput() {
            return cached.perSecond / bare.perSecond;
        }

        double cpu() {
            return cached.cpuMicros / bare.cpuMicros;
        }
    }

    @Test
    void cachedReads() throws Exception {
        byte[] bytes = RestAssured.get(BRANDS).asByteArray();
        bare.serve(bytes);
        assertThat(RestAssured.get(BareRoute.PATH).asByteArray()).isEqualTo(bytes);
        measure(BRANDS, WARM_UP_SECONDS);
        measure(BareRoute.PATH, WARM_UP_SECONDS);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(new Pair(measure(BRANDS, SECONDS), measure(BareRoute.PATH, SECONDS)));
        }
        System.out.printf("%d bytes, %d connections, %d s each%n", bytes.length, CONNECTIONS, SECONDS);
        System.out.println("reads/s: cached bare ratio   CPU µs a read: cached bare ratio");
        pairs.forEach(pair -> System.out.println(pair.row()));
        System.out.printf("medians of the ratios: reads/s %.2f, CPU a read %.2f%n",
                median(pairs, Pair::throughput), median(pairs, Pair::cpu));
    }

    private static Figure measure(String path, int seconds) throws IOException, InterruptedException {
        long before = SYSTEM.getProcessCpuTime();
        var readers = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", "target/test-classes", Readers.class.getName(),
                Integer.toString(RestAssured.port), path, Integer.toString(CONNECTIONS), Integer.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long reads = Long.parseLong(new String(readers.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        readers.waitFor();
        double cpuMicros = (SYSTEM.getProcessCpuTime() - before) / 1000.0;
        return new Figure((double) reads / seconds, cpuMicros / reads);
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> ratio) {
        return pairs.stream().mapToDouble(ratio).sorted().skip(PAIRS / 2).findFirst().orElseThrow();
    }

    /** Beside the gateway's routes. */
    public static final class WithBareRoute implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(BareRoute.class);
        }
    }
}
