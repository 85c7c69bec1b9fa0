package dev.ordergateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.security.PrivateKey;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.support.AtIssuer;
import dev.ordergateway.support.Issuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** Every row of the route table, for every caller there can be. */
@QuarkusTest
@TestProfile(AtIssuer.class)
class RouteTableTest {

    private static final String STRANGER = "stranger";
    private static final PrivateKey OTHERS = Issuer.newKeys().getPrivate();

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    Issuer issuer;

    /** All but the console's, where a browser is sent to the login instead. */
    static Stream<Route> closedRoutes() {
        return RouteTable.ROUTES.stream()
                .filter(route -> !route.anyOf().isEmpty() && !route.path().pattern().startsWith("/console"));
    }

    static Stream<Route> openRoutes() {
        return RouteTable.ROUTES.stream().filter(route -> route.anyOf().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("closedRoutes")
    void nobodyComesInWithoutAGoodToken(Route route) {
        var good = issuer.token(STRANGER).with(Role.values());

        assertUnauthorized(call(route, null));
        for (var bad : List.of(good.expired(), good.with("aud", "somebody-else"), good.signedBy(OTHERS), good.unsigned(),
                good.with("iss", "http://localhost:1"), good.with("sub", "x".repeat(256)), good.with("sub", "a\nb"))) {
            assertUnauthorized(call(route, bad.bearer()));
        }
        for (var odd : List.of("a\u2028b", "a\u202eb", "a\u200bb")) {
            assertUnauthorized(call(route, good.with("sub", odd).bearer()));
        }
        for (var unreadable : List.of("nonsense", "..", "....", "a.b.c", ".e30.")) {
            assertUnauthorized(call(route, "Bearer " + unreadable));
        }
        assertUnauthorized(call(route, "Basic YTpi"));
    }

    @ParameterizedTest
    @MethodSource("closedRoutes")
    void eachRoleOpensWhatItIsFor(Route route) {
        assertForbidden(call(route, issuer.token(STRANGER).bearer()));
        for (var role : Role.values()) {
            var answer = call(route, issuer.token(STRANGER).with(role).bearer());
            if (route.anyOf().contains(role)) {
                answer.then().statusCode(isReached());
            } else {
                assertForbidden(answer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("openRoutes")
    void publicRoutesAskNobody(Route route) {
        for (var token : List.of("Bearer nonsense", issuer.token(STRANGER).expired().bearer())) {
            call(route, token).then().statusCode(isReached());
        }
        call(route, null).then().statusCode(isReached());
    }

    @ParameterizedTest
    @MethodSource("closedRoutes")
    void headAndOptionsGoAsGetDoes(Route route) {
        for (var method : route.method().equals("GET") ? List.of("HEAD", "OPTIONS") : List.<String> of()) {
            assertThat(given().request(method, pathOf(route)).statusCode()).isEqualTo(401);
            assertThat(given().header("Authorization", issuer.token(STRANGER).bearer()).request(method, pathOf(route))
                    .statusCode()).isEqualTo(403);
            given().header("Authorization", issuer.token(STRANGER).with(Role.values()).bearer())
                    .request(method, pathOf(route)).then().statusCode(isReached());
        }
    }

    private static Response call(Route route, @Nullable String authorization) {
        var request = authorization == null ? given() : given().header("Authorization", authorization);
        return request.request(route.method().equals("*") ? "GET" : route.method(), pathOf(route));
    }

    private static String pathOf(Route route) {
        return route.path().pattern().replace("{order_id}", UUID.randomUUID().toString()).replace("{position}", "1")
                .replace("{country_code}", "US").replace("/**", "/nothing");
    }

    /** Whatever it makes of the call. */
    private static Matcher<Integer> isReached() {
        return allOf(lessThan(500), not(401), not(403), not(405));
    }

    private static void assertUnauthorized(Response answer) {
        answer.then().statusCode(401).contentType("application/problem+json").header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("unauthorized"));
    }

    private static void assertForbidden(Response answer) {
        answer.then().statusCode(403).contentType("application/problem+json").body("code", equalTo("forbidden"));
    }
}
