package dev.ordergateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderStatus;

class ReadmeTest {

    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\\s+flowchart TD\\s(.*?)```", Pattern.DOTALL);

    @Test
    void diagramDrawsExactlyTheMovesOfTheCode() throws IOException {
        var moves = Arrays.stream(OrderStatus.values())
                .flatMap(from -> from.successors().stream().map(to -> from.label() + " --> " + to.label()));

        assertThat(drawnEdges()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of("start(( )) --> Placing"), moves).toList());
    }

    private static List<String> drawnEdges() throws IOException {
        var diagrams = DIAGRAM.matcher(Files.readString(Path.of("README.md"))).results().toList();
        assertThat(diagrams).as("state diagrams in README.md").hasSize(1);
        return diagrams.getFirst().group(1).lines().filter(line -> line.contains("-->")).flatMap(ReadmeTest::edges).toList();
    }

    /** {@code A --> B & C} draws two. */
    private static Stream<String> edges(String line) {
        var ends = line.strip().split(" --> ", 2);
        return Arrays.stream(ends[1].split(" & ")).map(to -> ends[0] + " --> " + to);
    }
}
