package dev.ordergateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;

class ArchitectureTest {

    private static final String ROOT = "dev.ordergateway";

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void classesAreReadAtAll() {
        var order = CLASSES.get(Order.class);

        assertThat(order.getMethod("observe", Observation.class).getMethodCallsFromSelf())
                .as("an importer too old for the class files reads names and no bodies").isNotEmpty();
    }

    @Test
    void orderIsPureJava() {
        classes().that().resideInAPackage(ROOT + ".order")
                .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify..", ROOT + ".order")
                .because("what an order is and how it may move is decided without framework, clock or I/O")
                .check(CLASSES);
    }

    @Test
    void arrowsBetweenPackagesGoOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("order").definedBy(ROOT + ".order")
                .layer("access").definedBy(ROOT + ".access")
                .layer("partner").definedBy(ROOT + ".partner")
                .layer("store").definedBy(ROOT + ".store")
                .layer("tracking").definedBy(ROOT + ".tracking")
                .layer("history").definedBy(ROOT + ".history")
                .layer("placement").definedBy(ROOT + ".placement")
                .layer("sandbox").definedBy(ROOT + ".sandbox")
                .layer("problem").definedBy(ROOT + ".problem")
                .whereLayer("order").mayNotAccessAnyLayer()
                .whereLayer("access").mayNotAccessAnyLayer()
                .whereLayer("partner").mayOnlyAccessLayers("order")
                .whereLayer("store").mayOnlyAccessLayers("order")
                .whereLayer("tracking").mayOnlyAccessLayers("order", "partner", "store")
                .whereLayer("history").mayOnlyAccessLayers("order", "access", "partner", "store", "tracking")
                .whereLayer("placement")
                .mayOnlyAccessLayers("order", "access", "partner", "store", "tracking", "history")
                .whereLayer("sandbox").mayNotAccessAnyLayer()
                .whereLayer("problem").mayOnlyAccessLayers("order", "access", "partner", "store")
                .ensureAllClassesAreContainedInArchitecture()
                .because("each package is read and changed knowing only those below it; "
                        + "the sandbox speaks only HTTP with the rest, and failures become bodies in one place")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles()
                .because("a cycle makes two packages one")
                .check(CLASSES);
    }
}
