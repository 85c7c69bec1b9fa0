package dev.ordergateway.history;

import static dev.ordergateway.support.OrderList.page;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** What is refused before anything is searched for. */
@QuarkusTest
class InvalidSearchTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = { "state=Done,state", "Status=Done,Status", "email=a%40b,email",
            "order_id=1,order_id",
            "status=done,status", "status=,status", "status=Done&status=Nope,status", "status=Done%2CExpired,status",
            "phase=Open,phase", "attention=overdue_payment,attention", "brand=,brand", "brand=%20,brand", "brand=a%00b,brand",
            "coin=USDC&coin=,coin", "kind=%00,kind", "client_reference=%09,client_reference", "placed_by,placed_by",
            "created_from=2026-07-01,created_from", "created_from=2026-02-30T00:00:00Z,created_from",
            "created_to=2026-07-01T00:00:00,created_to", "updated_from=2026-07-01T00:00:00+02:00,updated_from",
            "updated_to=yesterday,updated_to", "status_since_before=,status_since_before",
            "created_from=%2B999999999-01-01T00:00:00Z,created_from", "created_to=2026-07-01T24:00:01Z,created_to",
            "created_from=2026-07-01T00:00:00Z&created_to=2026-07-01T00:00:00Z,created_to",
            "updated_from=2026-07-01T01:00:00Z&updated_to=2026-07-01T00:00:00Z,updated_to",
            "created_from=2026-07-01T00:00:00Z&created_from=2026-07-01T00:00:00Z,created_from",
            "limit=1&limit=1,limit", "cursor=a&cursor=a,cursor", "%00=x,query", "a%20b=1,query",
            "%C3%A9=1,query" })
    void whatIsNoFilterIsNamed(String query, String field) {
        page(query).statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("invalid_filter")).body("retryable", equalTo(false))
                .body("errors.field", hasItem(field));
    }

    @Test
    void everyFaultIsNamed() {
        page("state=Done&status=done&created_from=x").statusCode(400)
                .body("errors.field.sort()", equalTo(List.of("created_from", "state", "status")));
    }

    @Test
    void textsAreAsLongAsTheyMayBe() {
        page("brand=" + "x".repeat(255)).statusCode(200);
        page("brand=" + "x".repeat(256)).statusCode(400).body("errors[0].field", equalTo("brand"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "101", "-1", "x", "1e1", "99999999999", "%201", "" })
    void limitOutOfBoundsIsNamed(String limit) {
        page("limit=" + limit).statusCode(400).body("code", equalTo("invalid_request"))
                .body("errors.field", equalTo(List.of("limit")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "&", "&&&", "status=%ff", "%ff=1", "=Done", "a[]=1", "brand=%ed%a0%80" })
    void brokenQueryIsNoFaultOfOurs(String query) {
        page(query).statusCode(lessThan(500));
    }
}
