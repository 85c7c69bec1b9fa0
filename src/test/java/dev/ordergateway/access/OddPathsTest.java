package dev.ordergateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.support.AtIssuer;
import dev.ordergateway.support.Issuer;
import dev.ordergateway.support.RawConnection;
import dev.ordergateway.support.RawRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A path may be written in many ways, and none of them leads past the route table. */
@QuarkusTest
@TestProfile(AtIssuer.class)
class OddPathsTest {

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    Issuer issuer;

    private static final String ACT = "/api/orders/" + UUID.randomUUID() + "/reconcile";

    static Stream<String> spellings() {
        return Stream.of("/api/orders", ACT).flatMap(path -> Stream.of(path, "/" + path, path + "/", path + "//",
                path + ";a=b", path.replace("/orders", "/orders;a=b"), path.replace("/api", "/api;x"), "/;x" + path,
                path.replace("orders", "%6frders"), path.replace("orders", "%6Frders"), path.replace("/orders", "%2forders"),
                path.replace("/orders", "%2Forders"), path.replace("/orders", "/./orders"),
                path.replace("/orders", "/%2e/orders"),
                path.replace("/orders", "/x/../orders"), path.replace("/orders", "/x/%2e%2e/orders"),
                path.replace("/orders", "//orders"), path.replace("orders", "ORDERS"), path.replace("api", "API"),
                path + "?a=b",
                path + "%20", path + "%00", path + "%3bx", path + "/.", path + "/..;/orders",
                "/q/health/.." + "/.." + path, "/q/health/..;/..;" + path, "/sandbox/.." + path, "/sandbox/%2e%2e" + path,
                "/sandbox/..;" + path, "/sandbox/..%2f" + path, "/console/assets/../.." + path, "http://localhost" + path,
                "/console/../.." + path, "/console/..;/.." + path, path.replace("/", "\\")));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void nobodyGetsPastWithoutAToken(String target) throws IOException {
        assertRefused(target, List.of("Host: localhost"), 401);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void nobodyGetsPastWithoutTheRole(String target) throws IOException {
        var token = "Authorization: " + issuer.token("stranger").with(Role.ERASE).bearer();

        assertRefused(target, List.of("Host: localhost", token), 403);
    }

    /** As itself, or as the path of nothing; a resource that was asked would say that there is no such order. */
    private static void assertRefused(String target, List<String> headers, int status) throws IOException {
        try (var connection = new RawConnection()) {
            var method = target.contains("reconcile") ? "POST" : "GET";
            var answer = connection.ask(new RawRequest(method, target, headers, "", false));

            assertThat(answer.status()).as(target).isIn(302, 400, 401, 404, status);
            assertThat(answer.body()).doesNotContain("No such order");
        }
    }
}
