package dev.ordergateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.support.DescribedCall;
import dev.ordergateway.support.Description;
import dev.ordergateway.support.Description.Operation;
import io.quarkus.test.junit.QuarkusTest;

/** The description is whole, and its examples are true to it. {@link OpenApiAnswersTest} tells whether the service is. */
@QuarkusTest
class OpenApiTest {

    @Test
    void theRoutesAreDescribed() {
        assertThat(operations()).extracting(Operation::toString).containsExactlyInAnyOrder("POST /api/orders",
                "GET /api/orders/{order_id}", "GET /api/orders/{order_id}/history", "GET /api/orders/{order_id}/subscribe",
                "POST /api/orders/{order_id}/reconcile", "POST /api/orders/{order_id}/resolve",
                "POST /api/orders/{order_id}/acknowledge", "POST /api/orders/{order_id}/deliveries/{position}/reveal",
                "POST /api/erasures", "GET /api/payment_vias", "GET /api/brands", "GET /api/homepage",
                "GET /api/products/country/{country_code}", "GET /api/products/price", "GET /api/status", "GET /api/audit",
                "POST /api/orders/validations", "GET /api/events", "GET /api/orders", "POST /api/orders/lookup");
        assertThat(operations()).extracting(Operation::id).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void eachOperationAndAnswerSaysWhatItIs() {
        var description = Description.read();

        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.said().path("summary").asText()).as("%s", operation).isNotBlank();
            assertThat(operation.said().path("tags")).as("%s", operation).isNotEmpty();
            assertThat(operation.said().path("responses").valueStream().map(description::resolved))
                    .allMatch(answer -> !answer.path("description").asText().isBlank());
        });
    }

    /** Of parameters that are only referred to, the scanner keeps the first unless each is given its name. */
    @ParameterizedTest
    @CsvSource({ "listPaymentVias, If-None-Match",
            "listBrands,   country_code promo_code cid If-None-Match",
            "readHomepage, country_code If-None-Match",
            "listProducts, country_code family_name brand_name coin payment_method lang promo_code If-None-Match",
            "quotePrice,   brand_name country_code face_value coin promo_code If-None-Match",
            "readOrder,    order_id max_age If-None-Match",
            "readHistory,  order_id cursor limit",
            "readEvents,   after limit Last-Event-ID",
            "readAudit,    cursor",
            "searchOrders, status phase attention brand country_code coin network kind client_reference placed_by created_from "
                    + "created_to updated_from updated_to status_since_before limit cursor" })
    void everyParameterIsDescribed(String operationId, String names) {
        var description = Description.read();
        var parameters = DescribedCall.of(description, operationId).operation().said().path("parameters");

        assertThat(parameters.valueStream().map(description::resolved).map(parameter -> parameter.path("name").asText()))
                .containsExactlyInAnyOrder(names.split(" ", -1));
    }

    @Test
    void eachParameterAndHeaderHasAnExampleThatFits() {
        var description = Description.read();
        var parameters = operations().stream().flatMap(operation -> operation.said().path("parameters").valueStream());
        var headers = operations().stream().flatMap(operation -> operation.said().path("responses").valueStream())
                .flatMap(answer -> description.resolved(answer).path("headers").valueStream());

        assertThat(Stream.concat(parameters, headers).map(description::resolved).distinct()).hasSizeGreaterThan(10)
                .allSatisfy(said -> {
                    assertThat(said.path("description").asText()).as("%s", said).isNotBlank();
                    assertThat(said.path("example").isMissingNode()).as("%s", said).isFalse();
                    assertThat(description.misfits(said.path("schema"), said.path("example"))).as("%s", said).isEmpty();
                });
    }

    @Test
    void eachBodyHasExamplesAndEachExampleFits() {
        var description = Description.read();
        var media = operations().stream().flatMap(operation -> Stream.concat(
                Stream.of(operation.said().path("requestBody")), operation.said().path("responses").valueStream()))
                .flatMap(body -> description.resolved(body).path("content").propertyStream()).distinct().toList();

        assertThat(media).hasSizeGreaterThan(20).allSatisfy(body -> {
            assertThat(description.examples(body.getValue())).as("%s", body).isNotEmpty().allSatisfy(
                    example -> assertThat(description.misfits(body.getValue().path("schema"), example)).isEmpty());
        });
    }

    @Test
    void anExampleThatIsNotTrueWouldBeFound() {
        var description = Description.read();
        var problem = description.document().at("/components/examples/not_found/value");

        assertThat(description.misfits("Problem", problem)).isEmpty();
        assertThat(description.misfits("Problem", Description.json(problem.toString().replace("\"status\"", "\"state\""))))
                .hasSize(2);
        assertThat(description.misfits("Instant", TextNode.valueOf("yesterday"))).isNotEmpty();
        assertThat(description.misfits("Amount", TextNode.valueOf("1e3"))).isNotEmpty();
    }

    @Test
    void fieldsAreThereAndNullOrNotAsTheRecordsSay() {
        var description = Description.read();
        var unconfirmed = description.document().at("/components/examples/order_unconfirmed/value");

        assertThat(unconfirmed.path("wallet_address").isNull()).isTrue();
        assertThat(unconfirmed.has("partner_order_id")).isFalse();
        assertThat(description.misfits("Order", unconfirmed)).isEmpty();
        for (var wrong : new String[][] { { "wallet_address", "address" }, { "null", "7" }, { "\"buyer@example.com\"", "[]" },
                { "\"open\"", "null" }, { "\"open\"", "\"ajar\"" }, { "AMBIGUOUS_PLACEMENT", "SO_WHAT" },
                { "\"retire\"", "\"sleep\"" }, { "\"gateway\"", "\"nobody\"" },
                { "{\"order_id\"", "{\"partner_order_id\":null,\"order_id\"" } }) {
            var order = Description.json(unconfirmed.toString().replace(wrong[0], wrong[1]));
            assertThat(description.misfits("Order", order)).as("%s for %s", wrong[1], wrong[0]).isNotEmpty();
        }
    }

    @Test
    void everyStatusIsOneThatIsDescribed() {
        var description = Description.read();

        assertThat(OrderStatus.values()).allSatisfy(status -> assertThat(
                description.misfits("OrderStatus", TextNode.valueOf(status.label()))).isEmpty());
        assertThat(description.misfits("OrderStatus", TextNode.valueOf("Sparkling"))).isNotEmpty();
    }

    @Test
    void objectsHaveNamesAndNamesAreSnakeCase() {
        var schemas = Description.read().document().at("/components/schemas");
        var properties = schemas.valueStream().flatMap(schema -> schema.path("properties").propertyStream()).toList();

        assertThat(properties).extracting(property -> property.getKey())
                .contains("order_id", "wallet_address", "code_available", "next_cursor")
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
        assertThat(properties).extracting(property -> property.getValue()).noneMatch(OpenApiTest::isNamelessObject);
    }

    /** A map has no fields to name. */
    private static boolean isNamelessObject(JsonNode schema) {
        return schema.has("properties") || schema.path("items").has("properties")
                || (schema.path("type").asText().equals("object") && !schema.has("additionalProperties"));
    }

    private static List<Operation> operations() {
        return Description.read().operations();
    }
}
