package dev.ordergateway;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.store.Timers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

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
                .layer("catalog").definedBy(ROOT + ".catalog")
                .layer("placement").definedBy(ROOT + ".placement")
                .layer("console").definedBy(ROOT + ".console")
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
                .whereLayer("catalog").mayOnlyAccessLayers("access", "partner")
                .whereLayer("console").mayOnlyAccessLayers("order", "access", "store", "history", "placement")
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            store                               | jakarta.persistence.. org.hibernate.. io.quarkus.hibernate.. java.sql.. javax.sql..
            store                               | javax.crypto.. java.security.spec..
            partner                             | org.eclipse.microprofile.rest.client.. io.quarkus.rest.client..
            access catalog console history partner placement problem | jakarta.ws.rs..
            access console history placement problem partner | org.jboss.resteasy.reactive..
            catalog console history placement problem | org.eclipse.microprofile.openapi..
            console problem                     | io.quarkus.qute..
            catalog                             | com.github.benmanes.caffeine..
            partner                             | org.eclipse.microprofile.faulttolerance.. io.smallrye.faulttolerance..
            history partner placement problem sandbox store | com.fasterxml.jackson..
            access sandbox problem              | io.vertx.ext.web..
            access partner store                | io.opentelemetry..
            access                              | io.quarkus.oidc.. io.quarkus.security.. io.quarkus.vertx.http.runtime.security..
            """)
    void frameworksStayBehindTheirFence(String packages, String frameworks) {
        var inside = Arrays.stream(packages.split(" ", -1)).map(name -> ROOT + "." + name).toArray(String[]::new);

        noClasses().that().resideOutsideOfPackages(inside)
                .should().dependOnClassesThat().resideInAnyPackage(frameworks.split(" ", -1))
                .because("what one package knows of a framework need not be known elsewhere, nor changed with it")
                .check(CLASSES);
        classes().that().resideInAnyPackage(inside).should(knowOneOf(frameworks.split(" ", -1)))
                .because("a fence around nothing keeps nothing out")
                .check(CLASSES);
    }

    @Test
    void onlyWhoKeepsASubscriptionSubscribes() {
        noClasses().that()
                .haveNameNotMatching(
                        ".*\\.(OpenOrders|DueOrders|Catalog|LeaseKeeper|Sweeper|Looks|Retirement|ReadSoon|GroupCommit|EventFeed|WarmUp"
                                + "|Background)(\\$.*)?")
                .should().callMethodWhere(target(owner(assignableTo(Uni.class).or(assignableTo(Multi.class))))
                        .and(target(nameStartingWith("subscribe"))))
                .because("a subscription that nobody keeps can neither be cancelled nor heard of when it fails")
                .check(CLASSES);
    }

    @Test
    void nobodyWaitsOnAThread() {
        noClasses()
                .should().callMethodWhere(target(owner(assignableTo(Uni.class))).and(target(name("await"))))
                .orShould().callMethodWhere(target(owner(assignableTo(CompletableFuture.class)))
                        .and(target(name("join").or(name("get")))))
                .orShould().callMethodWhere(target(owner(assignableTo(Thread.class))).and(target(name("sleep"))))
                .because("the threads are few and belong to everybody")
                .check(CLASSES);
    }

    @Test
    void nobodysTimerEndsWithTheServer() {
        noClasses().that().resideInAnyPackage(ROOT + ".store", ROOT + ".tracking").and().doNotBelongToAnyOf(Timers.class)
                .should().callMethodWhere(target(owner(assignableTo(Vertx.class)))
                        .and(target(nameMatching("setTimer|setPeriodic|timer|timerStream|periodicStream"))))
                .because("a timer that is set in a request would never go off once the server has ended")
                .check(CLASSES);
    }

    /** The classes taken together; each alone may do without. */
    private static ArchCondition<JavaClass> knowOneOf(String... frameworks) {
        return new ArchCondition<>("know " + String.join(", ", frameworks) + " somewhere") {

            private boolean isKnown;

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                isKnown |= type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> resideInAnyPackage(frameworks).test(dependency.getTargetClass()));
            }

            @Override
            public void finish(ConditionEvents events) {
                if (!isKnown) {
                    events.add(SimpleConditionEvent.violated(frameworks, "nobody knows them"));
                }
            }
        };
    }
}
