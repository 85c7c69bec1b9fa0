package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.order.Source;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Orders;
import io.quarkus.test.junit.QuarkusTest;

/** What is kept of what the partner showed. */
@QuarkusTest
class PayloadsTest extends GatheringCalls {

    private static final RedemptionCode CODE = new RedemptionCode(RedemptionCode.Kind.PIN, "SAMPLE-0000", "7", "123");
    private static final Delivery DELIVERED = new Delivery(1, "d1", "giftcard", "Airbnb", "US", "100",
            new BigDecimal("100.00"), "buyer@example.com", "Succeeded", true, true, CODE);

    @Inject
    Database tables;

    @Test
    void promise6NeitherCodesNorWhatLeadsToThemAreKept() throws SQLException, JsonProcessingException {
        var order = attached();

        observe(order.id(), partnerShows(DONE).inTheWord("Completed").paymentState("PaymentReceived")
                .payment(anOrder().waitingForPayment().payment()).delivery(DELIVERED).inAMessage());

        assertThat(new ObjectMapper().readTree(shownBy(order.id(), 3))).isEqualTo(new ObjectMapper().readTree("""
                {"status":"Done","orderState":"Completed","paymentState":"PaymentReceived","paymentQuarantined":false,
                "payment":{"walletAddress":"SAMPLEaddress","coinAmount":"101.48","sentCoinAmount":"1.5","coin":"USDC",
                "network":"Solana","paymentVia":"USER_WALLET","paymentUri":"solana:SAMPLEaddress?amount=101.48",
                "deadline":"2026-08-01T10:30:00Z","deadlineEstimated":true},
                "deliveries":[{"position":1,"kind":"giftcard","brandName":"Airbnb","countryCode":"US","denomination":"100",
                "productValue":"100.00","beneficiaryAccount":"buyer@example.com","deliveryState":"Succeeded",
                "succeeded":true,"codeAvailable":true}]}"""));
    }

    @Test
    void whatIsShownAgainIsKeptOnce() throws SQLException {
        var order = attached();

        Stream.of("1", "2", "1").forEach(amount -> observe(order.id(), sent(amount)));

        assertThat(history(order.id())).hasSize(5);
        assertThat(bodies(order.id())).as("the answer to the create call, and two").hasSize(3);
        assertThat(shownBy(order.id(), 3)).isEqualTo(shownBy(order.id(), 5)).contains("\"1\"");
        assertThat(shownBy(order.id(), 4)).contains("\"2\"");
    }

    @Test
    void whatIsShownAgainIsKeptFromThenOn() throws SQLException {
        var order = attached();
        observe(order.id(), sent("1"));
        tables.execute("update payloads set stored_at = 'epoch' where order_id = '" + order.id() + "'");

        Stream.of("2", "1").forEach(amount -> observe(order.id(), sent(amount)));

        assertThat(tables.texts("select body ->> 'orderState' from payloads where stored_at = 'epoch' and order_id = '"
                + order.id() + "'")).as("what was not shown again").hasSize(1);
    }

    @Test
    void whatIsNoNewsOrCountedInTheLastLineIsNotKept() throws SQLException {
        var order = attached();
        observe(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage());

        observe(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage());
        IntStream.rangeClosed(1, 5).forEach(i -> observe(order.id(), sent(String.valueOf(i))));

        assertThat(history(order.id()).getLast()).returns("NOT_A_MOVE", JournalLine::reason).returns(5, JournalLine::count);
        assertThat(bodies(order.id())).as("that of each line but the first").hasSize(3);
        assertThat(shownBy(order.id(), 4)).contains("\"1\"");
    }

    @Test
    void whatOrdersShowTogetherIsKeptByOneStatement() throws SQLException {
        var orders = attached(20);

        gathered(() -> submitAll(orders, partnerShows(WAITING_FOR_DELIVERY).inAMessage())).forEach(GatheringCalls::answer);

        var ids = orders.stream().map(order -> "'" + order.id() + "'").toList();
        assertThat(tables.texts("select distinct xmin || ' ' || cmin from payloads where body ->> 'orderState' = "
                + "'WaitingForDelivery' and order_id in (" + String.join(",", ids) + ")")).hasSize(1);
        for (var order : orders) {
            assertThat(shownBy(order.id(), 3)).contains("WaitingForDelivery");
        }
    }

    @Test
    void ofAnotherOrderNothingPersonalIsKept() throws SQLException {
        var order = attached();

        observe(order.id(), partnerShows(DONE).ofOrder("ord_other").delivery(DELIVERED).inAMessage());

        assertThat(history(order.id()).getLast()).returns(Reason.OTHER_ORDER.name(), JournalLine::reason);
        assertThat(shownBy(order.id(), 3)).contains("Airbnb").doesNotContain("buyer@example.com", "ord_other");
    }

    @Test
    void whatCouldNotBeReadIsNotKept() throws SQLException {
        var order = attached();

        observe(order.id(), new Observation.Unreadable(Source.STREAM, Orders.CHANGED_AT, 17, "9f86d081", 5));

        assertThat(bodies(order.id())).as("the answer to the create call").hasSize(1);
        assertThat(tables.texts("select shown_sha256 from journal where seq = 3 and order_id = '" + order.id() + "'"))
                .containsOnlyNulls();
    }

    private static Observation sent(String amount) {
        return partnerShows(WAITING_FOR_PAYMENT).sentCoinAmount(amount).inAMessage();
    }

    private List<String> bodies(OrderId id) throws SQLException {
        return tables.texts("select body from payloads where order_id = '" + id + "'");
    }

    private String shownBy(OrderId id, int line) throws SQLException {
        return tables.texts("select body from journal j join payloads p on p.order_id = j.order_id "
                + "and p.sha256 = j.shown_sha256 where j.seq = " + line + " and j.order_id = '" + id + "'").getFirst();
    }
}
