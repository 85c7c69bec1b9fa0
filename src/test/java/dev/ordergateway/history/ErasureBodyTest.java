package dev.ordergateway.history;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.Gateway;
import io.quarkus.test.junit.QuarkusTest;

/** What is no request to forget somebody. */
@QuarkusTest
class ErasureBodyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            {}                             | email
            {"email":null}                 | email
            {"email":""}                   | email
            {"email":" "}                  | email
            {"email":7}                    | email
            {"email":["a@example.com"]}    | email
            {"email":"a","force":"true"}   | force
            {"email":"a","force":1}        | force
            []                             | body
            {"email":"a"                   | body
            a@example.com                  | body
            ''                             | body
            """)
    void promise8InvalidBodyIsNamed(String body, String field) {
        Gateway.erase(body).statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({ "254,200", "255,400" })
    void addressIsAsLongAsThatOfAnOrder(int length, int status) {
        Gateway.erase("{\"email\":\"%s\"}".formatted("x".repeat(length))).statusCode(status);
    }
}
