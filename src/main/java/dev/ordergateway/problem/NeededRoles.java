package dev.ordergateway.problem;

import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

import dev.ordergateway.access.Role;
import dev.ordergateway.access.RouteTable;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;

/** In the interface's description, which role each operation needs: what a caller without it is told is described there too. */
@OpenApiFilter(stages = RunStage.BUILD)
public class NeededRoles implements OASFilter {

    private static final String SCHEME = "bearer";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(operation, RouteTable.rolesFor(method.name(), path)
                        .orElseThrow(
                                () -> new IllegalStateException("in no row of the route table: " + method + ' ' + path)))));
    }

    /** One of several roles is something that a description cannot ask for; then it asks for a token. */
    private static void describe(Operation operation, Set<Role> anyOf) {
        var roles = anyOf.size() == 1 ? anyOf.stream().map(Role::label).toList() : List.<String> of();
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME, roles));
    }
}
