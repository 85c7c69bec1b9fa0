package dev.ordergateway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;

import com.fasterxml.uuid.Generators;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** A native executable is built with the classes' static state in it, the same in every process. */
class StaticStateTest {

    /** What differs between processes. */
    private static final Set<Class<?>> OF_ONE_PROCESS = Set.of(Random.class, SecureRandom.class, ThreadLocalRandom.class,
            Generators.class, Thread.class);
    private static final Set<String> NOW = Set.of("now", "nanoTime", "currentTimeMillis", "getenv", "getProperty",
            "getLocalHost", "randomUUID");

    @Test
    void nothingOfOneProcessIsStatic() {
        var made = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.ordergateway").stream()
                .flatMap(type -> type.getStaticInitializer().stream())
                .flatMap(initializer -> initializer.getAccessesFromSelf().stream()).toList();

        assertThat(made).isNotEmpty();
        assertThat(made).filteredOn(StaticStateTest::isOfOneProcess).isEmpty();
    }

    private static boolean isOfOneProcess(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return OF_ONE_PROCESS.stream().anyMatch(owner::isEquivalentTo)
                || (NOW.contains(access.getName()) && owner.getPackageName().startsWith("java."));

    }
}
