package dev.ordergateway.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that tests need and Maven does not bring. */
public final class Program {

    private Program() {
    }

    /** Fails where it is missing: what nobody checked has not passed. */
    public static Path find(String name, String debianPackage) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new AssertionError("No %s on the PATH. Debian's package %s has it: apt-get install %s"
                        .formatted(name, debianPackage, debianPackage)));
    }
}
