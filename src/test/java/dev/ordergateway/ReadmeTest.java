package dev.ordergateway;

import static java.util.stream.Collectors.joining;
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

    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\\s+stateDiagram-v2\\s(.*?)```", Pattern.DOTALL);

    @Test
    void diagramDrawsExactlyTheMovesOfTheCode() throws IOException {
        var moves = Arrays.stream(OrderStatus.values())
                .flatMap(from -> from.successors().stream().map(to -> from.label() + " --> " + to.label()));

        assertThat(drawnEdges()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of("[*] --> Placing"), moves).toList());
    }

    private static List<String> drawnEdges() throws IOException {
        var diagrams = DIAGRAM.matcher(Files.readString(Path.of("README.md"))).results().toList();
        assertThat(diagrams).as("state diagrams in README.md").hasSize(1);
        return diagrams.getFirst().group(1).lines().map(String::strip).filter(line -> line.contains("-->"))
                .map(line -> Arrays.stream(line.split("-->")).map(String::strip).collect(joining(" --> ")))
                .toList();
    }
}
