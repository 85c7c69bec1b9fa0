package dev.ordergateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.Audits;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A row that somebody has changed by hand is named, with the one rule that it breaks, until it is mended. */
@QuarkusTest
@TestProfile(Audits.OwnDatabase.class)
class AuditRulesTest {

    /** For tests that mend what they break. */
    private static @Nullable PlacedOrder delivered;

    @Inject
    Database database;

    @BeforeEach
    void nothingIsWrong() {
        Audits.areOk();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            known_words;           orders;  true;                status = 'Nonsense';                      status = 'Done'
            known_words;           orders;  true;                attention = '{NONSENSE}';                 attention = '{}'
            readable_facts;        orders;  true;                metadata = '[]';                          metadata = '{}'
            readable_facts;        orders;  true;                memory = jsonb_build_array(memory);       memory = memory -> 0
            readable_facts;        orders;  true;                request = jsonb_build_array(request);     request = request -> 0
            readable_facts;        orders;  true;                deliveries = jsonb_build_array(deliveries); deliveries = deliveries -> 0
            readable_facts;        orders;  true;                deliveries = jsonb_set(deliveries, '{items,0,productValue}', '{}'); deliveries = deliveries #- '{items,0,productValue}'
            readable_facts;        orders;  true;                request = jsonb_build_object('kept', request); request = request -> 'kept'
            readable_facts;        orders;  true;                request = request - 'payment' || jsonb_build_object('kept', request); request = request -> 'kept'
            readable_facts;        orders;  true;                partner_order_id = partner_order_id || ' b'; partner_order_id = replace(partner_order_id, ' b', '')
            status_of_journal;     orders;  true;                status = 'Refunded';                      status = 'Done'
            journal_chain;         journal; to_status = 'Done';  from_status = from_status || '!';         from_status = rtrim(from_status, '!')
            journal_chain;         journal; seq = 1;             from_status = 'Done';                     from_status = null
            moves_of_table;        journal; seq <= 3;            TURN('WaitingForPayment', 'Refunded');    TURN('Refunded', 'WaitingForPayment')
            versions_without_gaps; journal; to_status = 'Done';  version = version + 100;                  version = version - 100
            versions_without_gaps; journal; version in (2, 3);   version = 5 - version;                    version = 5 - version
            lines_without_gaps;    orders;  true;                journal_seq = journal_seq + 1;            journal_seq = journal_seq - 1
            lines_without_gaps;    journal; to_status = 'Done';  seq = seq + 100;                          seq = seq - 100
            followed_only_where_needed; orders; true;            needs_following = true;                   needs_following = false
            events_kept;           events;  version in (2, 102); version = 102;                            version = 2
            codes_kept;            redemption_codes; position in (2, 102); position = 102;                 position = 2
            """)
    void deliveredOrderWithARowThatIsChanged(String rule, String table, String rows, String corruption, String repair)
            throws SQLException {
        var order = delivered();
        var update = "update %s set %%s where %s = ID and %s".formatted(table, table.equals("orders") ? "id" : "order_id",
                rows);

        isNamedWhile(turned(update.formatted(corruption)), order, rule, turned(update.formatted(repair)));
    }

    private static PlacedOrder delivered() {
        if (delivered == null) {
            delivered = PlacedOrder.place();
            delivered.endsAs("Done");
        }
        return delivered;
    }

    private static String turned(String sql) {
        return sql.replaceFirst("TURN\\((.*?)\\)",
                "from_status = replace(from_status, $1), to_status = replace(to_status, $1)");
    }

    @Test
    void orderThatNoSweepWouldFindIsNamed() throws SQLException {
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();

        isNamedWhile("update orders set needs_following = false where id = ID", order, "followed_where_needed",
                "update orders set needs_following = true where id = ID");
    }

    @Test
    void orderOnAShardThatNobodyHasIsNamedWhenItWasToBeFollowedForSomeTime() throws SQLException {
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();
        change("delete from shard_leases where shard = (select shard from orders where id = ID)", order);
        Audits.areOk();

        isNamedWhile("update orders set updated_at = updated_at - interval '2 minutes' where id = ID", order, "shard_leased",
                "update orders set due_at = now() where id = ID");
        // who is late by so much waits for a replica in vain
        isNamedWhile("update orders set due_at = now() - interval '1 hour' where id = ID", order, "shard_leased",
                "update orders set due_at = now() where id = ID");
        change("insert into shard_leases select shard, null, 'epoch', 0, false from orders where id = ID", order);
    }

    @ParameterizedTest
    @CsvSource({ "Expired", "Canceled", "PaymentFailed" })
    void endedOrderThatIsLookedAtNoMoreIsNamed(String ending) throws SQLException {
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes(ending);
        order.becomes(ending);

        isNamedWhile("update orders set due_at = null where id = ID", order, "due_where_needed",
                "update orders set due_at = now() + interval '15 minutes' where id = ID");
    }

    @Test
    void orderOfUnknownOutcomeThatIsNeverRetiredIsNamed() throws SQLException {
        PartnerControl.fault("create", "cut");
        var order = new PlacedOrder(Gateway.place(Bodies.nested(Bodies.anyEmail())).statusCode(202).extract().path("order_id"),
                new PartnerOrderControl(""));

        isNamedWhile("update orders set due_at = null where id = ID", order, "due_where_needed",
                "update orders set due_at = now() + interval '1 hour' where id = ID");
    }

    @Test
    void orderWithoutAnyEventIsNamedUnlessItIsOlderThanTheLog() throws SQLException {
        var order = PlacedOrder.place();
        order.endsAs("Done");
        change("update event_log set listed_at = listed_at - interval '1 day' where position = "
                + "(select min(position) from event_log)", order);

        isNamedWhile("delete from events where order_id = ID", order, "events_kept",
                "update journal set at = at - interval '2 days' where order_id = ID");
    }

    @Test
    void eventThatNobodyListsIsNamed() throws Exception {
        var order = PlacedOrder.place();
        order.endsAs("Done");

        // the replica that lists, another one, has stopped
        try (var _ = database.locking("select pg_advisory_xact_lock(x'6F72646572'::bigint)")) {
            change("update journal set at = at - interval '1 hour' where order_id = ID", order);
            isNamedWhile("insert into unlisted_events (order_id, version) values (ID, 2)", order, "events_listed",
                    "delete from unlisted_events where order_id = ID");
        }
    }

    @Test
    void whatOneOrderHasWrongDoesNotHideAnother() throws SQLException {
        var first = PlacedOrder.place();
        var second = PlacedOrder.place();
        first.endsAs("Done");
        second.endsAs("Done");
        change("update orders set version = version + 1, journal_seq = 0, metadata = '7' where id = ID", first);
        change("delete from redemption_codes where order_id = ID", second);

        assertThat(Audits.violations()).containsExactly(second.id() + " codes_kept", first.id() + " events_kept",
                first.id() + " lines_without_gaps", first.id() + " readable_facts", first.id() + " versions_without_gaps");

        change("update orders set version = version - 1, journal_seq = 4, metadata = '{}' where id = ID", first);
        change("update orders set memory = jsonb_set(memory, '{erased}', 'true') where id = ID", second);
        Audits.areOk();
    }

    private void isNamedWhile(String corruption, PlacedOrder order, String rule, String repair) throws SQLException {
        change(corruption, order);
        assertThat(Audits.violations()).containsExactly(order.id() + ' ' + rule);

        change(repair, order);
        Audits.areOk();
    }

    private void change(String sql, PlacedOrder order) throws SQLException {
        database.execute(sql.replace("ID", "'" + order.id() + "'"));
    }
}
