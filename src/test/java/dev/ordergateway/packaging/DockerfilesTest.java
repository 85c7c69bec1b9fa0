package dev.ordergateway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfilesTest {

    static List<Dockerfile> dockerfiles() {
        return Dockerfile.all();
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void everyBaseIsOneThatStaysTheSame(Dockerfile file) {
        assertThat(file.all("FROM").map(base -> base.split(" ", -1)[0])).hasSize(2)
                .allMatch(base -> base.matches("[a-z0-9.]+/.+:.*\\d.*") && !base.contains("latest"));
    }

    /** A name would not tell the orchestrator that it is not root. */
    @ParameterizedTest
    @MethodSource("dockerfiles")
    void runsAsTheNumberThatTheManifestsName(Dockerfile file) throws IOException {
        assertThat(file.last("USER")).matches("[1-9]\\d*");
        try (var manifests = Files.walk(Path.of("deploy"))) {
            assertThat(manifests.filter(manifest -> manifest.toString().endsWith(".yaml")).flatMap(DockerfilesTest::lines)
                    .filter(line -> line.contains("runAsUser:")))
                    .allMatch(line -> line.endsWith(": " + file.last("USER")));
        }
    }

    /** A shell in between would keep the signal to end for itself. */
    @ParameterizedTest
    @MethodSource("dockerfiles")
    void startsTheApplicationItself(Dockerfile file) {
        assertThat(file.entrypoint()).isNotEmpty().first().asString().startsWith("/").doesNotEndWith("sh");
        assertThat(file.all("CMD")).isEmpty();
        assertThat(file.last("EXPOSE")).isEqualTo("8080");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void saysWhatItIs(Dockerfile file) {
        assertThat(file.labels()).containsEntry("org.opencontainers.image.title", "order-gateway")
                .containsKeys("org.opencontainers.image.description", "org.opencontainers.image.version",
                        "org.opencontainers.image.revision");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void buildsFromWhatIsLetThrough(Dockerfile file) {
        var let = lines(Path.of(".dockerignore")).filter(line -> line.startsWith("!")).map(line -> line.substring(1)).toList();

        assertThat(file.all("COPY").filter(copy -> !copy.startsWith("--from")).map(copy -> copy.split(" ", -1))
                .flatMap(words -> List.of(words).subList(1, words.length - 1).stream()))
                .isNotEmpty().allMatch(let::contains).allMatch(source -> Files.exists(Path.of(source)));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
