package dev.ordergateway.placement;

import static dev.ordergateway.support.Gateway.place;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;

/** Each code with which the partner refuses, in one of its envelopes or another, and what callers get for it. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class PartnerCodesTest {

    private static final String[] ENVELOPES = { "{\"status\":\"422\",\"detail\":\"%s\",\"moreDetails\":null}",
            "{\"status\":422,\"reason\":\"%s\"}",
            "{\"problems\":[{\"problem\":\"%s\",\"moreDetails\":{\"reason\":\"limit\"}}]}" };

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    PartnerStub partner;

    @ParameterizedTest
    @CsvSource({
            // order
            "AMOUNT_LESS_THEN_MINIMUM_ALLOWED, false", "MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED, false",
            "PRODUCT_COUNT_EXCEEDED, false", "MULTIPLE_LIMITED_PRODUCT_SAME_ORDER, false",
            // account and compliance
            "DAILY_SPENDING_LIMIT_EXCEEDED, false", "MONTHLY_SPENDING_LIMIT_EXCEEDED, false", "LOGIN_REQUIRED, false",
            "COUPON_REQUIRES_LOGIN, false", "KYC_MISSING, false", "KYC_PENDING, false", "VERIFICATION_REQUIRED, false",
            "FULLNAME_MISSING, false",
            // item and input
            "NOT_AVAILABLE_PRODUCT, false", "OUT_OF_STOCK, false", "NOT_ACTIVE, false", "INVALID_BENEFICIARY_ACCOUNT, false",
            // payment
            "NOT_ALLOWED_PAYMENT_VIA, false", "UNSUPPORTED_PROTOCOL_COIN_COMBINATION, false", "SUSPENDED_COIN, true",
            "SUSPENDED_NETWORK, true",
            // coupon
            "COUPON_NOT_FOUND, false", "COUPON_NOT_ACTIVE, false", "COUPON_ALREADY_SPENT, false",
            "COUPON_MAX_USAGE_REACHED, false", "COUPON_EXPIRED, false", "COUPON_BELOW_MIN_AMOUNT, false",
            "COUPON_NOT_VALID_FOR_USER, false", "COUPON_NOT_VALID_FOR_CATEGORY, false", "COUPON_NOT_VALID_FOR_KIND, false",
            "COUPON_NOT_VALID_FOR_BRAND, false", "COUPON_NOT_VALID_FOR_COUNTRY, false", "COUPON_NOT_VALID_FOR_STORE, false",
            // seen once, or guessed
            "INVALID_EMAIL_DOMAIN, false", "PRODUCT_NOT_AVAILABLE, false", "INVALID_DENOMINATION, false",
            "INVALID_PRODUCT_VALUE, false", "AMOUNT_TOO_LOW, false", "AMOUNT_TOO_HIGH, false", "COUNTRY_NOT_SUPPORTED, false",
            "INVALID_REQUEST, false", "NOT_FOUND, false",
            // one that nobody knows yet
            "SOMETHING_NEW, false" })
    void eachCodeReachesTheCaller(String code, boolean mayHelpLater) {
        // any will do: how each is read does not depend on the code
        reachesTheCaller(code, mayHelpLater, ENVELOPES[code.length() % ENVELOPES.length]);
    }

    @ParameterizedTest
    @CsvSource({ "OUT_OF_STOCK, false", "SUSPENDED_COIN, true", "SOMETHING_NEW, false" })
    void eachEnvelopeIsOpened(String code, boolean mayHelpLater) {
        for (var envelope : ENVELOPES) {
            reachesTheCaller(code, mayHelpLater, envelope);
        }
    }

    private void reachesTheCaller(String code, boolean mayHelpLater, String envelope) {
        partner.script(PartnerStub.json(422, envelope.formatted(code)));

        place(Bodies.nested(Bodies.anyEmail())).statusCode(422)
                .body("code", equalTo("order_refused"))
                .body("partner_code", equalTo(code))
                .body("retryable", equalTo(mayHelpLater));
        given().contentType(ContentType.JSON).body(Bodies.VALIDATION).post("/api/orders/validations").then().statusCode(200)
                .body("valid", equalTo(false))
                .body("problems.problem", contains(code));
        given().get("/api/products/country/US?family_name=" + Bodies.unique("family")).then().statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("partner_code", equalTo(code));
    }
}
