package dev.ordergateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.support.AtIssuer;
import dev.ordergateway.support.ConsoleVisitor;
import dev.ordergateway.support.Issuer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** People log in to the console at the provider, and what they may do there follows from the same table. */
@QuarkusTest
@TestProfile(AtIssuer.class)
class ConsoleLoginTest {

    /** Who logged in with one role, for all pages. */
    private static final Map<Role, ConsoleVisitor> SESSIONS = new EnumMap<>(Role.class);

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    Issuer issuer;

    private final ConsoleVisitor visitor = new ConsoleVisitor();

    static Stream<Route> pages() {
        return RouteTable.ROUTES.stream()
                .filter(route -> !route.anyOf().isEmpty() && route.path().pattern().startsWith("/console"));
    }

    @Test
    void whoeverLogsInComesBackToThePageAskedFor() {
        issuer.visitorIs(issuer.token("alice").with(Role.READ));

        var page = visitor.open("/console/caller?of=interest");

        assertThat(page.uri()).hasPath("/console/caller").hasQuery("of=interest");
        assertThat(page.body()).isEqualTo("alice");
        assertThat(visitor.open("/console/caller").body()).isEqualTo("alice");
    }

    @Test
    void nobodyIsKnownByANameThatPeopleChoose() {
        issuer.visitorIs(issuer.token("alice").with(Role.READ).with("preferred_username", "checkout").with("upn", "bob"));

        assertThat(visitor.open("/console/caller").body()).isEqualTo("alice");
    }

    /** The console's provider may be another than theirs. */
    @Test
    void whatIsGrantedToServicesIsGrantedToNoPerson() {
        issuer.visitorIs(issuer.token(AtIssuer.SERVICE_ACCOUNT));

        assertThat(visitor.open("/console/caller").statusCode()).isEqualTo(403);
    }

    @Test
    void theSessionIsNoScriptsAndNoOtherSitesBusiness() {
        var begun = visitor.ask("GET", "/console/caller");
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(begun.headers().firstValue("Location").orElseThrow()).startsWith(issuer.url() + "/authorize")
                .contains("code_challenge_method=S256", "client_id=" + Issuer.CLIENT);
        issuer.visitorIs(issuer.token("alice").with(Role.READ));

        visitor.open("/console/caller");

        assertThat(visitor.cookies()).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/console");
            assertThat(cookie.getValue()).doesNotContain("alice");
        });
        assertThat(begun.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("SameSite=Lax"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachRoleOpensItsPagesAlone(Route route) {
        var path = route.path().pattern().replace("{order_id}", UUID.randomUUID().toString()).replace("{position}", "1")
                .replace("/**", "/nothing");
        // a form is not led away: the browser would refuse to follow
        assertThat(visitor.ask(route.method(), path).statusCode()).isEqualTo(route.method().equals("GET") ? 302 : 401);

        for (var role : Role.values()) {
            var page = SESSIONS.computeIfAbsent(role, _ -> as(role)).ask(route.method(), path);
            if (route.anyOf().contains(role)) {
                assertThat(page.statusCode()).isNotIn(302, 401, 403, 405).isLessThan(500);
            } else {
                assertThat(page.statusCode()).as("%s as %s", route, role).isEqualTo(403);
                assertThat(page.body()).contains("\"code\":\"forbidden\"");
            }
        }
    }

    @Test
    void aSessionThatSomebodyChangedIsNone() {
        issuer.visitorIs(issuer.token("alice").with(Role.READ));
        visitor.open("/console/caller");

        visitor.breakSession();

        assertThat(visitor.ask("GET", "/console/caller").statusCode()).isEqualTo(302);
        assertThat(visitor.open("/console/caller").body()).isEqualTo("alice");
    }

    @Test
    void aSessionOpensNothingOfTheApi() {
        var session = as(Role.values());
        var cookies = session.cookies().stream().map(cookie -> cookie.getName() + '=' + cookie.getValue()).toList();

        for (var path : new String[] { "/api/orders", "/api/brands/console", "/api/orders/console" }) {
            given().header("Cookie", String.join("; ", cookies)).get(path).then().statusCode(401)
                    .body("code", equalTo("unauthorized"));
        }
    }

    @Test
    void aTokenOpensNothingOfTheConsole() {
        var answer = visitor.ask("GET", "/console/caller", "Authorization",
                issuer.token("alice").with(Role.values()).bearer());

        assertThat(answer.statusCode()).isEqualTo(302);
    }

    @Test
    void aPartOfAPageAsksForTheWholePageAgain() {
        var answer = visitor.ask("GET", "/console/caller", "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
        assertThat(answer.body()).contains("\"code\":\"unauthorized\"");
    }

    @Test
    void anAnswerThatNobodyAskedTheProviderForIsRefused() {
        var answer = visitor.ask("GET", "/console?code=stolen&state=guessed", "Referer",
                issuer.url() + "/authorize");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"unauthorized\"");
    }

    @Test
    void whoeverLogsOutHasNoSession() {
        issuer.visitorIs(issuer.token("alice").with(Role.READ));
        visitor.open("/console/caller");

        var answer = visitor.ask("GET", "/console/logout");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(issuer.url() + "/logout");
        assertThat(visitor.ask("GET", "/console/caller").statusCode()).isEqualTo(302);
    }

    private ConsoleVisitor as(Role... roles) {
        issuer.visitorIs(issuer.token("alice").with(roles));
        var session = new ConsoleVisitor();
        session.open("/console/caller");
        return session;
    }
}
