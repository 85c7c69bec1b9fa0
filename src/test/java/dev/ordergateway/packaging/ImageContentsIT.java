package dev.ordergateway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.support.Launch;

/** What goes into an image is there after the build, and the bill of materials names all of it. */
class ImageContentsIT {

    private static final String BUILT = "--from=build /code/";
    // in the bill, as nobody else leaves out what another brings; for development only
    private static final String NOT_PACKED = "io.quarkus.quarkus-ide-launcher-";
    private static final File BILL = new File("target/bom.json");

    @Test
    void theBuildMakesWhatTheImageTakes() {
        var made = Dockerfile.all().stream()
                .filter(file -> file.name().endsWith(".native") == Launch.isExecutable())
                .flatMap(file -> file.all("COPY")).filter(copy -> copy.startsWith(BUILT))
                .map(copy -> copy.substring(BUILT.length()).split(" ", -1)[0])
                // the one that the build of the image gives another name
                .filter(path -> !path.equals("target/order-gateway"));

        assertThat(made).isNotEmpty().allMatch(path -> Files.exists(Path.of(path)));
    }

    @Test
    void theBillOfMaterialsIsWhatIsPacked() throws IOException {
        try (var libraries = Files.walk(Path.of(System.getProperty("application.libraries")))) {
            assertThat(libraries.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("^modified-", "")))
                    .containsExactlyInAnyOrderElementsOf(billed());
        }
    }

    /** By the names that they have in the package. */
    private static Set<String> billed() throws IOException {
        return new ObjectMapper().readTree(BILL).path("components").valueStream().map(ImageContentsIT::fileOf)
                .filter(name -> !name.startsWith(NOT_PACKED))
                .collect(Collectors.toSet());
    }

    private static String fileOf(JsonNode component) {
        var classifier = component.path("purl").asText().replaceFirst(".*[?&]classifier=([^&]*).*|.*", "$1");
        return component.path("group").asText() + '.' + component.path("name").asText() + '-'
                + component.path("version").asText() + (classifier.isEmpty() ? "" : '-' + classifier) + ".jar";
    }
}
