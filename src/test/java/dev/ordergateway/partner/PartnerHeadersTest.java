package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** Every header of every kind of call, as the partner gets it. */
@QuarkusTest
class PartnerHeadersTest extends GatewayCalls {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Map<String, String> BUYERS = Map.of("X-Country-ISO-Code", "US", "X-Forwarded-For", "203.0.113.7",
            "User-Agent", "Mozilla/5.0 (X11)");
    private static final Map<String, String> OWN = Map.of("X-Country-ISO-Code", "US", "User-Agent", "order-gateway/1.2.3");
    private static final Map<String, String> NOBODYS = Map.of("X-Country-ISO-Code", "IT", "User-Agent",
            "order-gateway/1.2.3");

    enum Call {
        CREATE,
        FETCH,
        SUBSCRIBE,
        VALIDATE
    }

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @EnumSource
    void callForAnEndUserBearsTheEndUsersHeaders(Call call) {
        assertThat(headersOf(call, new EndUser("US", new ClientContext("203.0.113.7", "Mozilla/5.0 (X11)"))))
                .isEqualTo(expected(call, BUYERS));
    }

    @ParameterizedTest
    @EnumSource
    void callForAnUnknownEndUserBearsOurOwn(Call call) {
        assertThat(headersOf(call, new EndUser("US", null))).isEqualTo(expected(call, OWN));
    }

    @ParameterizedTest
    @EnumSource(names = { "FETCH", "SUBSCRIBE", "VALIDATE" })
    void callForNobodyNamesTheConfiguredCountry(Call call) {
        assertThat(headersOf(call, NOBODY)).isEqualTo(expected(call, NOBODYS));
    }

    @Test
    void halfOfAContextIsPassedOnToo() {
        assertThat(headersOf(Call.FETCH, new EndUser("US", new ClientContext("203.0.113.7", null))))
                .containsEntry("X-Forwarded-For", "203.0.113.7").containsEntry("User-Agent", "order-gateway/1.2.3");
        assertThat(headersOf(Call.FETCH, new EndUser("US", new ClientContext(null, "Mozilla/5.0"))))
                .doesNotContainKey("X-Forwarded-For").containsEntry("User-Agent", "Mozilla/5.0");
    }

    @Test
    void catalogueCallBearsNoEndUsers() {
        var config = StubConfig.of(stub.url());
        var clients = clients(config);

        clients.catalog().brands("FR", new MultivaluedHashMap<>(Map.of("country_code", "FR"))).await().atMost(LONG);

        assertThat(headers()).isEqualTo(expected(Call.FETCH, Map.of("X-Country-ISO-Code", "FR", "User-Agent",
                "order-gateway/1.2.3")));
        clients.close();
    }

    private Map<String, String> headersOf(Call call, EndUser user) {
        stub.requests().clear();
        switch (call) {
            case CREATE -> gateway().create(request(), user.client()).await().atMost(LONG);
            case FETCH -> gateway().fetch(ID, user).await().atMost(LONG);
            case SUBSCRIBE -> subscribe(user);
            case VALIDATE -> validate(user);
        }
        return headers();
    }

    private void subscribe(EndUser user) {
        stub.script((_, connection) -> {
            connection.openStream();
            connection.close();
        });
        var config = StubConfig.of(stub.url());
        var feed = FeedCalls.feed(vertx, config, 1, new OrderRestraint());
        feed.open(ID, user, LONG, LONG).collect().asList().await().atMost(LONG);
        feed.close();
    }

    private void validate(EndUser user) {
        stub.script(PartnerStub.json(200, "{\"problems\":[]}"));
        var config = StubConfig.of(stub.url());
        var clients = clients(config);
        new PartnerValidations(config, clients,
                new PartnerCalls(config, new PartnerWeather(Clock.systemUTC()), GatewayCalls.METER),
                Clock.systemUTC()).validate("{}", user).await().atMost(LONG);
        clients.close();
    }

    /** All but what HTTP itself needs. */
    private Map<String, String> headers() {
        assertThat(stub.requests()).hasSize(1);
        var headers = new HashMap<>(stub.requests().getFirst().headers());
        headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).matches("host|content-length|connection"));
        return headers;
    }

    private static Map<String, String> expected(Call call, Map<String, String> user) {
        var headers = new HashMap<>(user);
        headers.putAll(Map.of("X-Cr-Application", "test-app", "X-Cr-Version", "1.2.3", "Content-Type", "application/json",
                "Accept", call == Call.SUBSCRIBE ? "text/event-stream" : "application/json"));
        return headers;
    }
}
