package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.StoredOrders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class SearchPageTest {

    @Inject
    Database database;

    @Test
    void oneOrderIsOpenedByWhateverIsKnownOfIt() {
        var email = Bodies.anyEmail();
        var reference = Bodies.unique("found");
        var id = Gateway.placed(Bodies.with("\"client_reference\":\"%s\"".formatted(reference), Bodies.nested(email)));
        var wallet = Gateway.order(id).extract().<String> path("wallet_address");
        var partnersId = Gateway.order(id).extract().<String> path("partner_order_id");

        for (var known : List.of(id, id.toUpperCase(Locale.ROOT), ' ' + email + ' ', reference, wallet, partnersId)) {
            search(known).then().statusCode(303).header("Location", endsWith("/console/orders/" + id));
        }
    }

    @Test
    void severalOrdersOfAPersonAreListedAndNotNamedInTheAddress() {
        var email = Bodies.anyEmail();
        var first = Gateway.placed(Bodies.nested(email));
        var second = Gateway.placed(Bodies.nested(email));

        var page = ConsolePage.of(search(email));

        assertThat(page.orderIds()).containsExactly(second, first);
        assertThat(page.html().select("a[href], [hx-get]").outerHtml()).doesNotContain(email);
    }

    @Test
    void onlyTheNewestOfVeryManyAreListed() throws SQLException {
        var mark = Bodies.unique("many");
        database.execute(StoredOrders.varied(Instant.parse("2022-01-01T00:00:00Z"), mark, 201));
        database.execute("update orders set client_reference = '%1$s', placed_by = '%1$s-' || id where placed_by like '%1$s-%%'"
                .formatted(mark));

        var page = ConsolePage.of(search(mark));

        assertThat(page.orderIds()).hasSize(200);
        assertThat(page.text("main > .note")).contains("newest 200");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "nobody", "no@body", "01890000-0000-7000-8000-000000000000", "+99 999 999 999",
            "<script>", "\u0000", "%00", "' or 1=1 --" })
    void whatNobodyKnowsFindsNothing(String text) {
        var page = ConsolePage.of(search(text));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("h1")).isEqualTo("Nothing found");
    }

    @Test
    void whatIsLongerThanAnythingOfAnOrderFindsNothing() {
        assertThat(ConsolePage.of(search("x".repeat(100_000))).text("h1")).isEqualTo("Nothing found");
    }

    @Test
    void orderIsFoundByTheTelephoneNumberThatItIsFor() {
        var number = "+1555" + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
        var refused = Gateway.place(Bodies.flat(Bodies.anyEmail()).replace("someone.else@example.com", number)).statusCode(422);
        var id = refused.extract().<String> path("instance").replaceFirst(".*/", "");

        search(number.replace("+1", "001 ")).then().statusCode(303).header("Location", endsWith("/console/orders/" + id));
    }

    private static Response search(String text) {
        return ConsolePage.form().formParam("q", text).post("/console/search");
    }
}
