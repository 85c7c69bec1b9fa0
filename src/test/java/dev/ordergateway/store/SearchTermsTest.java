package dev.ordergateway.store;

import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.support.Database;
import io.quarkus.test.junit.QuarkusTest;

/** The terms that the database keeps of each order, whoever writes the order. */
@QuarkusTest
class SearchTermsTest extends StoreCalls {

    @Inject
    Database database;

    @Test
    void brandsAndFlagsAreKept() throws SQLException {
        var order = placed(null);
        assertThat(terms(order.id())).isEqualTo("brand:airbnb");

        observe(order.id(), partnerShowsUnknownWord("Sparkling").inTheCreateAnswer());
        assertThat(terms(order.id())).isEqualTo("attention:UNKNOWN_PARTNER_STATE brand:airbnb");

        database.execute("update orders set attention = '{}' where id = '" + order.id() + "'");
        assertThat(terms(order.id())).isEqualTo("brand:airbnb");
    }

    @Test
    void brandThatChangesIsFoundByItsNewName() throws SQLException {
        var id = placed(null).id();

        database.execute(
                "update orders set deliveries = jsonb_set(deliveries, '{items,0,brandName}', '\"Netflix\"') where id = '"
                        + id + "'");

        assertThat(terms(id)).isEqualTo("brand:netflix");
    }

    @Test
    void rowOfATermIsNotTouchedWhileItHolds() throws SQLException {
        var id = placed(null).id();
        var before = database.texts("select xmin || ' ' || ctid from search_terms where order_id = '" + id + "'");

        database.execute("update orders set deliveries = jsonb_set(deliveries, '{items,0,deliveryState}', '\"Sent\"'), "
                + "attention = '{OVERDUE_PAYMENT}' where id = '" + id + "'");

        assertThat(database.texts("select xmin || ' ' || ctid from search_terms where order_id = '" + id
                + "' and term like 'brand:%'")).isEqualTo(before).hasSize(1);
    }

    @Test
    void deletedOrderLeavesNone() throws SQLException {
        var id = placed(null).id();

        database.execute("delete from journal where order_id = '" + id + "'");
        database.execute("delete from orders where id = '" + id + "'");

        assertThat(terms(id)).isEmpty();
    }

    private String terms(OrderId id) throws SQLException {
        return String.join(" ", database.texts("select term from search_terms where order_id = '" + id + "' order by term"));
    }
}
