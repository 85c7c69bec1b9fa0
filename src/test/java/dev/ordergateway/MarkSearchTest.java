package dev.ordergateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtMarkedPartner;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.LogRecorder;
import dev.ordergateway.support.Mark;
import dev.ordergateway.support.MarkedCalls;
import dev.ordergateway.support.MarkedPartner;
import dev.ordergateway.support.MarkedStory;
import dev.ordergateway.support.Place;
import dev.ordergateway.support.RecordedSpans;
import dev.ordergateway.support.Witness;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Marks stand for what is secret or personal; the gateway is made to do all it can, and then they are looked for. */
@QuarkusTest
@TestProfile(AtMarkedPartner.class)
class MarkSearchTest {

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    MarkedPartner partner;
    @Inject
    Database database;
    @Inject
    RecordedSpans spans;

    private final LogRecorder log = new LogRecorder();
    private final Witness witness = new Witness();
    private final MarkedCalls calls = new MarkedCalls(witness);

    @BeforeEach
    void listen() {
        log.listen();
    }

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Test
    void promise6MarksTurnUpWhereTheyBelongAndNowhereElse() throws SQLException {
        var story = new MarkedStory(partner, witness, log);
        var delivered = story.deliveredOrder();
        story.theCatalogueIsRead();
        story.ordersAreSearched();
        story.ordersAreChecked();
        story.keysAreUsedAgain();
        story.answersAreStrange();
        story.eventsAreStrange();
        story.operatorsAct(delivered);
        story.codesAreRevealed(delivered);
        calls.askWrongly(delivered);
        calls.askThePlatform();
        story.eventsAreTold();
        databaseIsInTrouble(story, delivered);
        readTables();
        story.personsAreErased(delivered);
        readTables();
        log.lines().forEach(line -> witness.hears(Place.LOG, "", line));
        spans.all().forEach(span -> witness.hears(Place.SPANS, span.getName(), span.toString()));
        partner.said().forEach(said -> witness.hears(Place.PARTNER, "", said));
        partner.asked().forEach(asked -> witness.hears(Place.TOLD_PARTNER, "", asked.toString()));

        assertThat(witness.routes()).isNotEmpty().allMatch(witness::knowsBothSidesOf);
        assertThat(Place.values()).allSatisfy(place -> assertThat(witness.heardIn(place)).isNotEmpty());
        assertThat(Map.of(Place.LOG, "orderId=", Place.SPANS, "order.id=", Place.HEADERS, "/api/orders/", Place.PROBLEM,
                "/api/orders/"))
                .allSatisfy((place, text) -> assertThat(witness.heardIn(place)).anyMatch(heard -> heard.contains(text)));
        assertThat(Mark.values()).allSatisfy(mark -> {
            assertThat(witness.strays(mark)).isEmpty();
            assertThat(witness.placesOf(mark)).isEqualTo(mark.places());
        });
    }

    @Test
    void promise6RevealLeavesWhoWhenAndWhy() {
        var delivered = new MarkedStory(partner, witness, log).deliveredOrder();
        var before = Instant.now();

        assertThat(calls.reveal(delivered, 1).body()).contains(Mark.CODE.text());

        assertThat(calls.history(delivered).json().path("data")).last().satisfies(line -> {
            assertThat(line.path("kind").textValue()).isEqualTo("reveal");
            assertThat(line.path("by").textValue()).isEqualTo("anonymous");
            assertThat(line.path("reason").textValue()).isEqualTo(Mark.PURPOSE.text());
            assertThat(Instant.parse(line.path("at").textValue())).isBetween(before, Instant.now());
        });
    }

    private void databaseIsInTrouble(MarkedStory story, String delivered) throws SQLException {
        var streaming = story.streamingOrder();
        database.execute("""
                create function refuse() returns trigger language plpgsql as $$ begin
                  raise exception 'refused' using detail = new::text; end $$;
                create trigger refuse before insert or update on orders for each row execute function refuse()""");
        try {
            story.writesAreRefused(streaming);
        } finally {
            database.execute("drop function refuse cascade");
        }
        database.execute("update redemption_codes set key_id = 'gone'");
        story.codesAreUnreadable(delivered);
    }

    private void readTables() throws SQLException {
        database.tables().forEach((table, rows) -> witness.hears(Place.ofTable(table), table, rows));
    }
}
