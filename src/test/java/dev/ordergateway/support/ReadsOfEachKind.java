package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.order;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import java.sql.SQLException;
import java.util.List;

import io.restassured.http.ContentType;

/** Every way to read what is stored, with every answer that it gives. */
public final class ReadsOfEachKind {

    private final Description description;
    private final Database database;

    public ReadsOfEachKind(Description description, Database database) {
        this.description = description;
        this.database = database;
    }

    /**
     * Reads in every way.
     *
     * @param delivered an order that is no longer open
     */
    public void areAnswered(String delivered) throws Exception {
        ordersAreRead(delivered);
        ordersAreSearched();
        changesAreFollowed(delivered);
        eventsAreTold();
        ordersAreAudited();
    }

    private void ordersAreRead(String id) {
        var etag = order(id).statusCode(200).extract().header("ETag");
        given().header("If-None-Match", etag).get("/api/orders/" + id).then().statusCode(304);
        order(id + "?max_age=0s").statusCode(400);
        order(id + "/history").statusCode(200);
        order(id + "/history?limit=1").statusCode(200);
        order(id + "/history?limit=0").statusCode(400);
        order(id + "/history?cursor=x").statusCode(400);
    }

    private void ordersAreSearched() {
        given().get("/api/orders?limit=1").then().statusCode(200);
        given().accept("text/csv").get("/api/orders?status=Done").then().statusCode(200);
        for (var query : List.of("limit=0", "state=Done", "cursor=x")) {
            given().get("/api/orders?" + query).then().statusCode(400);
        }
        DescribedCall.of(description, "lookUpOrders").bodies().forEach(body -> given().contentType(ContentType.JSON).body(body)
                .post("/api/orders/lookup").then().statusCode(200));
    }

    private void changesAreFollowed(String id) {
        order(id + "/subscribe").statusCode(200);
        try (var reader = new EventReader(id)) {
            var frames = reader.awaitEnd().frames();
            assertThat(frames).hasSizeGreaterThan(1);
            assertThat(frames.subList(0, frames.size() - 1)).allSatisfy(frame -> assertThat(
                    description.misfits("Order", frame.json())).isEmpty());
        }
        given().header("Last-Event-ID", order(id).extract().path("version").toString())
                .get("/api/orders/" + id + "/subscribe").then().statusCode(204);
    }

    private void eventsAreTold() throws SQLException {
        eventually(() -> given().get("/api/events?limit=2").then().statusCode(200).body("data", hasSize(2)));
        given().get("/api/events?limit=0").then().statusCode(400);
        String first = given().get("/api/events?limit=1").then().statusCode(200).extract().path("data[0].cursor");
        database.execute("update event_horizon set trimmed = (select min(position) + 1 from event_log)");
        given().queryParam("after", first).get("/api/events").then().statusCode(410);
        given().queryParam("after", first + "x").get("/api/events").then().statusCode(400);
    }

    private void ordersAreAudited() throws Exception {
        given().get("/api/audit").then().statusCode(200);
        given().get("/api/audit?cursor=x").then().statusCode(400);
        Audits.areRefusedWhileOneRuns(database);
    }
}
