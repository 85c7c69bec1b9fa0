package dev.ordergateway.access;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.ordergateway.support.Description;
import io.quarkus.test.junit.QuarkusTest;

/** Nothing can be called that the route table does not know. */
@QuarkusTest
class RouteTableCompletenessTest {

    @Test
    void everyOperationThatIsDescribedStandsInIt() {
        var operations = Description.read().operations();

        assertThat(operations).isNotEmpty().allSatisfy(operation -> {
            var roles = RouteTable.rolesFor(operation.method(), operation.path());
            assertThat(roles).as("%s", operation).isPresent();
            assertThat(operation.said().at("/security/0/bearer").valueStream().map(role -> role.asText()))
                    .isEqualTo(roles.orElseThrow().size() == 1
                            ? roles.orElseThrow().stream().map(Role::label).toList()
                            : List.of());
        });
    }

    @Test
    void everyResourceMethodStandsInItAndNoRowIsForNothing() {
        var routes = resourceMethods().toList();

        assertThat(routes).hasSizeGreaterThan(15)
                .allSatisfy(route -> assertThat(rolesFor(route)).as(route).isPresent());
        assertThat(RouteTable.ROUTES.stream().map(Route::toString).filter(row -> row.contains(" /api/")))
                .isSubsetOf(routes.stream().collect(toSet()));
    }

    private static Optional<Set<Role>> rolesFor(String route) {
        var parts = route.split(" ", 2);
        return RouteTable.rolesFor(parts[0], parts[1]);
    }

    private static Stream<String> resourceMethods() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.ordergateway").stream().filter(type -> type.isAnnotatedWith(Path.class))
                .filter(type -> !type.isInterface()).flatMap(type -> type.getMethods().stream().flatMap(
                        method -> methodsOf(method).map(verb -> verb + ' ' + pathOf(type, method))));
    }

    private static Stream<String> methodsOf(JavaMethod method) {
        return method.getAnnotations().stream().map(annotation -> annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value());
    }

    private static String pathOf(JavaClass type, JavaMethod method) {
        var below = method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
        return ("/" + type.getAnnotationOfType(Path.class).value() + "/" + below).replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }
}
