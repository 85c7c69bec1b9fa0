package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LongHistoryTest {

    private static final int LINES = 250;

    @Inject
    Database tables;

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void pagesJoinWithoutGapOrRepeatAndTheWayIsWholeOnEach() throws SQLException {
        var id = orderWithALongHistory();
        var told = new ArrayList<String>();

        var page = ConsolePage.ofOrder(id);
        assertThat(page.has("#newest")).isFalse();
        told.addAll(page.html().select(".timeline > li").eachAttr("id"));
        while (page.has("#older")) {
            page = ConsolePage.open(page.only("#older").attr("href"));
            assertThat(page.has("#newest")).isTrue();
            assertThat(page.text("#picture-way")).isEqualTo("Placing, then Waiting for payment.");
            told.addAll(page.html().select(".timeline > li").eachAttr("id"));
        }

        Collections.reverse(told);
        assertThat(told).isEqualTo(IntStream.rangeClosed(1, LINES).mapToObj(seq -> "line-" + seq).toList());
    }

    @Test
    void anOlderPageKeepsItselfUpToDateToo() throws SQLException {
        var page = ConsolePage.open("/console/orders/" + orderWithALongHistory() + "?before=101");

        assertThat(page.only("#live").attr("hx-get")).contains("/live?before=101&seen=");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "0", "-1", "99999999999", "1.5", "" })
    void aPlaceThatThereIsNotIsTheNewestPage(String before) throws SQLException {
        PartnerControl.hold();
        var id = PlacedOrder.place().id();

        var page = ConsolePage.open("/console/orders/" + id + "?before=" + before);

        assertThat(page.html().select(".timeline > li").eachAttr("id")).startsWith("line-2");
    }

    private String orderWithALongHistory() throws SQLException {
        PartnerControl.hold();
        var id = PlacedOrder.place().id();
        tables.execute("""
                insert into journal (order_id, seq, at, version, kind, source, from_status, verdict, reason, order_state, count)
                select '%s', n, now(), 2, 'observation', 'stream', 'WaitingForPayment', 'disregarded', 'STALE', 'word ' || n, 1
                from generate_series(3, %d) n""".formatted(id, LINES));
        tables.execute("update orders set journal_seq = %d where id = '%s'".formatted(LINES, id));
        return id;
    }
}
