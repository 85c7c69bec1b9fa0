package dev.ordergateway.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Launch;
import io.quarkus.caffeine.runtime.graal.CacheConstructorsFeature;

/**
 * That a native executable would have what is looked up by name while it runs. Nothing is compiled here; what the build would
 * tell the compiler is compared with what the code and the resources say is used.
 */
class NativeIT {

    private static final String[] MEMBERS = { "allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields" };
    private static final Path RESOURCES = Path.of("src/main/resources");

    private static NativeSources sources;

    @BeforeAll
    static void open() throws IOException {
        sources = new NativeSources();
    }

    @AfterAll
    static void close() throws IOException {
        sources.close();
    }

    @Test
    void everyTypeThatIsJsonCanBeReadAndWritten() {
        var known = sources.reflective(MEMBERS);

        assertThat(JsonTypes.names()).isNotEmpty().allMatch(known::contains);
    }

    @Test
    void everyRowOfTheDatabaseCanBeFilled() {
        var rows = OwnClasses.all().stream()
                .filter(type -> type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Embeddable.class))
                .map(Class::getName).toList();

        var known = sources.reflective(MEMBERS);

        assertThat(rows).isNotEmpty().allMatch(known::contains);
    }

    @Test
    void everyFormOfCacheThatIsLoadedByNameIsThere() throws IOException {
        assumeFalse(Launch.isExecutable(), "a native executable does not log what it loads");
        var known = sources.reflective(MEMBERS);
        known.addAll(List.of(CacheConstructorsFeature.typesNeedingConstructorsRegistered()));
        known.addAll(List.of(CacheConstructorsFeature.typesNeedingConstructorsRegisteredWhenRecordingStats()));

        assertThat(CacheForms.loaded()).isNotEmpty().allMatch(known::contains);
    }

    @Test
    void everyResourceIsTakenAlong() throws IOException {
        var isTaken = sources.isTaken();
        // the build reads these, and puts what they say into classes and into the description
        var readByTheBuild = Set.of("application.properties", "openapi", "META-INF/services");

        try (var files = Files.walk(RESOURCES)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> RESOURCES.relativize(file)))
                    .filteredOn(file -> readByTheBuild.stream().noneMatch(file::startsWith))
                    .isNotEmpty()
                    .allMatch(file -> isTaken.test(file.toString()));
        }
    }
}
