package dev.ordergateway.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may call what. The first row that fits decides, and what is in no row nobody may call. */
public final class RouteTable {

    /** Asks for no token. */
    private static final Set<Role> PUBLIC = Set.of();
    private static final Set<Role> ANY_ROLE = EnumSet.allOf(Role.class);
    private static final Set<Role> PLACE = Set.of(Role.PLACE);
    private static final Set<Role> READ = Set.of(Role.READ);
    private static final Set<Role> REVEAL = Set.of(Role.REVEAL);
    private static final Set<Role> OPERATE = Set.of(Role.OPERATE);
    private static final Set<Role> ERASE = Set.of(Role.ERASE);

    static final List<Route> ROUTES = List.of(
            new Route("GET", "/q/health/**", PUBLIC),
            new Route("GET", "/q/metrics/**", PUBLIC),
            new Route("GET", "/q/openapi", PUBLIC),
            new Route("GET", "/q/swagger-ui/**", PUBLIC),
            new Route("*", "/sandbox/**", PUBLIC),

            new Route("POST", "/api/orders", PLACE),
            new Route("POST", "/api/orders/validations", PLACE),
            new Route("GET", "/api/orders", READ),
            new Route("POST", "/api/orders/lookup", READ),
            new Route("GET", "/api/orders/{order_id}", READ),
            new Route("GET", "/api/orders/{order_id}/history", READ),
            new Route("GET", "/api/orders/{order_id}/subscribe", READ),
            new Route("GET", "/api/events", READ),
            new Route("POST", "/api/orders/{order_id}/deliveries/{position}/reveal", REVEAL),
            new Route("POST", "/api/orders/{order_id}/reconcile", OPERATE),
            new Route("POST", "/api/orders/{order_id}/resolve", OPERATE),
            new Route("POST", "/api/orders/{order_id}/acknowledge", OPERATE),
            new Route("GET", "/api/audit", OPERATE),
            new Route("POST", "/api/erasures", ERASE),
            new Route("GET", "/api/payment_vias", ANY_ROLE),
            new Route("GET", "/api/brands", ANY_ROLE),
            new Route("GET", "/api/homepage", ANY_ROLE),
            new Route("GET", "/api/products/country/{country_code}", ANY_ROLE),
            new Route("GET", "/api/products/price", ANY_ROLE),
            new Route("GET", "/api/status", ANY_ROLE),

            new Route("GET", "/console/assets/**", PUBLIC),
            new Route("GET", "/webjars/**", PUBLIC),
            new Route("POST", "/console/orders/{order_id}/deliveries/{position}/reveal", REVEAL),
            new Route("POST", "/console/orders/{order_id}/reconcile", OPERATE),
            new Route("POST", "/console/orders/{order_id}/resolve", OPERATE),
            new Route("POST", "/console/orders/{order_id}/acknowledge", OPERATE),
            new Route("POST", "/console/sandbox/**", PLACE),
            new Route("GET", "/console/**", READ),
            new Route("POST", "/console/search", READ));

    private RouteTable() {
    }

    /** The roles of which one is needed, none when everybody may call it; nothing when it is in no row. */
    public static Optional<Set<Role>> rolesFor(String method, String path) {
        return find(method, path).map(Route::anyOf);
    }

    /** The path as the table has it; nothing when it is in no row. */
    static Optional<String> nameOf(String method, String path) {
        return find(method, path).map(route -> route.path().pattern());
    }

    private static Optional<Route> find(String method, String path) {
        return ROUTES.stream().filter(route -> route.takes(method) && route.path().matches(path)).findFirst();
    }

    /** By which methods a path can be called; none when it is in no row. */
    static SortedSet<String> methodsOf(String path) {
        return Stream.concat(Route.AS_GET.stream(), ROUTES.stream().map(Route::method))
                .filter(method -> rolesFor(method, path).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
