package dev.ordergateway.catalog;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.allOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Eventually;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(PatientAndSmall.class)
class CatalogCacheTest extends CatalogCalls {

    private static final int CALLERS = 500;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void manyCallersOfAColdListMakeOneCall() {
        var answers = new CountDownLatch(1);
        partner.script((_, connection) -> {
            await(answers);
            connection.answer(200, "Content-Type: application/json\r\n", BRANDS);
        });

        var calls = Stream.generate(this::brandsAsync).limit(CALLERS).toList();
        Eventually.eventually(() -> assertThat(callsUnderWay()).isEqualTo(CALLERS));
        answers.countDown();
        allOf(calls.toArray(CompletableFuture[]::new)).join();

        assertThat(calls).allSatisfy(call -> assertThat(call.join().body()).isEqualTo(BRANDS));
        assertThat(partner.requests()).hasSize(1);
        brands().statusCode(200);
        assertThat(partner.requests()).hasSize(1);
    }

    @Test
    void manyCallersShareAFailureToo() {
        var answers = new CountDownLatch(1);
        partner.script((_, connection) -> {
            await(answers);
            connection.answer(500, "", "{}");
        });

        var calls = Stream.generate(this::brandsAsync).limit(CALLERS).toList();
        Eventually.eventually(() -> assertThat(callsUnderWay()).isEqualTo(CALLERS));
        answers.countDown();

        assertThat(calls).allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(502));
        assertThat(partner.requests()).hasSize(1);
    }

    @Test
    void aCallerWhoHangsUpSpoilsItForNobody() {
        var answers = new CountDownLatch(1);
        partner.script((_, connection) -> {
            await(answers);
            connection.answer(200, "Content-Type: application/json\r\n", BRANDS);
        });
        var impatient = brandsAsync();
        Eventually.eventually(() -> assertThat(partner.requests()).isNotEmpty());
        var patient = brandsAsync();

        impatient.cancel(true);
        answers.countDown();

        assertThat(patient.join().statusCode()).isEqualTo(200);
        assertThat(partner.requests()).hasSize(1);
    }

    @Test
    void theOrderOfParametersDoesNotMatterAndTheCountryDoes() {
        get("/brands?country_code=US&test=" + unasked).statusCode(200);
        get("/brands?test=" + unasked + "&country_code=US").statusCode(200);
        assertThat(partner.requests()).hasSize(1);

        get("/brands?country_code=DE&test=" + unasked).statusCode(200);
        assertThat(partner.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({ "/payment_vias?test=, 600", "/brands?test=, 300", "/homepage?test=, 300",
            "/products/country/US?family_name=a&test=, 300", "/products/price?brand_name=A&face_value=1&test=, 10" })
    void eachRouteHasItsTime(String route, int seconds) {
        var question = route + unasked;
        get(question).header("Cache-Control", matchesPattern("max-age=(%d|%d)".formatted(seconds, seconds - 1)));

        clock.pass(Duration.ofSeconds(seconds - 5));
        get(question).header("Cache-Control", matchesPattern("max-age=[1-5]")).header("Age", nullValue());
        assertThat(partner.requests()).hasSize(1);

        clock.pass(Duration.ofSeconds(5));
        get(question).statusCode(200);
        assertThat(partner.requests()).hasSize(2);
    }

    @Test
    void whoHasTheSameAlreadyIsToldSo() {
        String tag = brands().statusCode(200).header("ETag", matchesPattern("\"[\\w-]+\"")).extract().header("ETag");

        for (var header : new String[] { tag, "\"other\", " + tag, "*" }) {
            given().header("If-None-Match", header).get("/api/brands?country_code=US&test=" + unasked).then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Cache-Control", matchesPattern("max-age=\\d+"))
                    .body(blankString());
        }
        given().header("If-Match", "\"other\"").get("/api/brands?country_code=US&test=" + unasked).then().statusCode(200);
        given().header("If-None-Match", "\"other\"").get("/api/brands?country_code=US&test=" + unasked).then()
                .statusCode(200);
        assertThat(partner.requests()).hasSize(1);
    }

    @Test
    void anotherBodyHasAnotherTag() {
        String tag = brands().extract().header("ETag");
        partner.script(PartnerStub.json(200, "{\"all_brands\":[{}]}"));
        clock.pass(Duration.ofMinutes(5));

        brands().statusCode(200).header("ETag", not(equalTo(tag)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "promo_code", "cid" })
    void whatIsForOneCustomerIsNotKept(String parameter) {
        var question = "/brands?country_code=US&%s=x&test=%s".formatted(parameter, unasked);

        get(question).statusCode(200).header("Cache-Control", equalTo("no-store"));
        get(question).statusCode(200).header("Cache-Control", equalTo("no-store"));

        assertThat(partner.requests()).hasSize(2);
    }

    @Test
    void aFailureIsNotKept() {
        partner.script(PartnerStub.json(500, "{}"));
        brands().statusCode(502);
        partner.script(PartnerStub.json(200, BRANDS));

        brands().statusCode(200);
    }

    /** Beside the one that asks for it. */
    private static int callsUnderWay() {
        var active = Pattern.compile("http_server_active_requests\\{[^}]*} (\\d+)")
                .matcher(given().get("/q/metrics").asString());
        assertThat(active.find()).isTrue();
        return Integer.parseInt(active.group(1)) - 1;
    }

    private CompletableFuture<HttpResponse<String>> brandsAsync() {
        return client.sendAsync(
                HttpRequest.newBuilder(Gateway.uri("/api/brands?country_code=US&test=" + unasked)).build(),
                BodyHandlers.ofString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
