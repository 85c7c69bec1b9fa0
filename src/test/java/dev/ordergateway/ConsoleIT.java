package dev.ordergateway;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Browser;
import dev.ordergateway.support.Desk;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;
import dev.ordergateway.support.Table;

/** The console in a real browser, in front of the packaged application. */
class ConsoleIT {

    private static final String PLACED = "a[href^='/console/orders/']";

    private static Surroundings surroundings;
    private static PackagedApplication gateway;
    private static Browser browser;
    private static Desk desk;

    @BeforeAll
    static void start() {
        browser = new Browser();
        surroundings = new Surroundings(Map.of("sandbox.pay-after", "1s", "sandbox.deliver-after", "2s"));
        gateway = surroundings.startGateway(Map.of("sandbox.enabled", "true"));
        desk = new Desk(browser, gateway.url());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        surroundings.close();
        browser.close();
    }

    @Test
    void newcomerPlacesAnOrderAndSeesItMoveToItsEndByKeyboardAlone() {
        var email = Bodies.anyEmail();
        desk.open("/console");
        desk.tabTo("nav a[href='/console/sandbox']");
        desk.press(Keys.ENTER);
        eventually(() -> assertThat(desk.all("#scenario option")).hasSizeGreaterThan(20));

        desk.tabTo("#scenario");
        desk.press("Paid and delivered");
        desk.tabTo("input[name=email]");
        control("hold", Map.of("held", true));
        try {
            desk.press(Keys.chord(Keys.CONTROL, "a"), email);
            desk.press(Keys.ENTER);
            desk.awaitStatus("WaitingForPayment");
            desk.markPage();
        } finally {
            control("hold", Map.of("held", false));
        }
        desk.awaitStatus("Done");

        assertThat(desk.isPageTheSame()).isTrue();
        assertThat(desk.all(".timeline > li")).hasSizeGreaterThan(3);
        var order = desk.path();
        desk.press("/");
        desk.press(email, Keys.ENTER);
        eventually(() -> assertThat(desk.path()).isEqualTo(order));
    }

    @Test
    void ordersListMovesByItself() {
        desk.open("/console/orders");
        desk.markPage();

        var id = placed("paid");

        eventually(() -> assertThat(desk.all("#order-" + id)).hasSize(1));
        eventually(() -> assertThat(statusInList(id)).isEqualTo("Done"));
        assertThat(desk.isPageTheSame()).isTrue();
    }

    @Test
    void codeIsRevealedForAReasonThatStandsInTheHistory() {
        var id = placed("paid");
        desk.open("/console/orders/" + id);
        desk.awaitStatus("Done");
        eventually(() -> assertThat(desk.all("#asking-reveal-1")).hasSize(1));

        desk.click("#asking-reveal-1");
        desk.write("#ask-reveal-1 input[name=purpose]", "the customer lost the e-mail");
        desk.click("#ask-reveal-1 button");

        var code = desk.text("code.code");
        assertThat(code).isNotBlank();
        desk.click("main " + PLACED + ".button");
        eventually(() -> assertThat(desk.text(".timeline")).contains("the customer lost the e-mail"));
        assertThat(browser.driver().getPageSource()).doesNotContain(code);
    }

    @Test
    void whatIsBeingWrittenStaysWhileTheOrderMovesOn() {
        var id = placed("paid");
        desk.open("/console/orders/" + id);
        desk.click("#asking-reconcile");
        desk.write("#ask-reconcile input[name=reason]", "the customer");

        eventually(
                () -> assertThat(given().get(gateway.url() + "/api/orders/" + id).<String> path("status")).isEqualTo("Done"));
        browser.run("window.asked = 0; document.addEventListener('htmx:beforeRequest', () => window.asked++)");
        eventually(() -> assertThat((Long) browser.run("return window.asked")).isGreaterThan(1));
        desk.press(" asks");

        assertThat(desk.the("#ask-reconcile input[name=reason]").getDomProperty("value")).isEqualTo("the customer asks");
        desk.press(Keys.ENTER);
        desk.awaitStatus("Done");
        eventually(() -> assertThat(desk.text(".timeline")).contains("the customer asks"));
    }

    @Test
    void orderOfUnknownOutcomeIsResolved() {
        control("faults", Map.of("on", "create", "fault", "cut", "times", 1));
        desk.open("/console/sandbox");
        desk.click("form.test-order button");
        desk.awaitStatus("Unconfirmed");

        desk.click("#asking-not-placed");
        desk.write("#ask-not-placed input[name=reason]", "the partner's desk does not know it");
        desk.click("#ask-not-placed button");

        desk.awaitStatus("Rejected");
        assertThat(desk.text(".timeline")).contains("the partner's desk does not know it");
    }

    @Test
    void tableThatIsDownloadedHoldsTheOrdersThatAreSeen() {
        var ids = List.of(placed("expires"), placed("expires"), placed("paid"));
        desk.open("/console/orders");
        desk.click("details.set:nth-of-type(2) summary");
        desk.click("input[name=status][value=Expired]");
        desk.click(".filters button");
        eventually(() -> assertThat(desk.path()).endsWith("?status=Expired"));
        eventually(() -> assertThat(seenIds()).contains(ids.get(0), ids.get(1)));

        desk.click("a[download]");

        eventually(() -> assertThat(Table.parse(browser.downloaded("orders.csv")).column("order_id")).isEqualTo(seenIds()));
        assertThat(seenIds()).doesNotContain(ids.get(2));
    }

    @ParameterizedTest
    @CsvSource({ "1400, light", "1400, dark", "390, light", "390, dark" })
    void noPageHasAFaultThatKeepsPeopleOut(int width, String colours) {
        var waiting = placed("slow_confirmation");
        var flagged = placed("overpaid");
        browser.look(width, colours);
        desk.open("/console/orders/" + flagged);
        desk.awaitStatus("WaitingForManualAction");

        for (var path : List.of("/console/orders/" + flagged, "/console/orders/" + waiting, "/console/orders",
                "/console/orders?mistyped=1", "/console/orders?brand=nobody", "/console/overview", "/console/sandbox",
                "/console/nothing", "/console/orders/" + "0".repeat(8) + "-0000-7000-8000-000000000000")) {
            desk.open(path);
            browser.run("document.querySelectorAll('details:not([name])').forEach(details => details.open = true)");
            assertThat(browser.seriousFaults()).as(path).isEmpty();
            assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("how far it is wider than the screen: " + path).isEqualTo(0L);
        }
    }

    private static List<String> seenIds() {
        return desk.texts("table.orders a.id");
    }

    private static @Nullable Object statusInList(String id) {
        return browser.run("return document.getElementById('order-' + arguments[0])?.closest('tr')"
                + "?.querySelector('.status').dataset.status", id);
    }

    private static void control(String command, Map<String, ?> body) {
        given().contentType("application/json").body(body).post(surroundings.partnerUrl() + "/control/" + command).then()
                .statusCode(204);
    }

    private static String placed(String scenario) {
        return given().contentType("application/json").body(Bodies.going(scenario)).post(gateway.url() + "/api/orders")
                .then().statusCode(201).extract().path("order_id");
    }
}
