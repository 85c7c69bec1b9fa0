package dev.ordergateway.order;

import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsNoWord;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.ordergateway.order.CreateAnswer.Answered;
import dev.ordergateway.order.CreateAnswer.Meaning;
import dev.ordergateway.order.CreateAnswer.NoAnswer;
import dev.ordergateway.order.CreateAnswer.NotSent;

/** The table of what the answer to the create call means, a row each. */
class CreateAnswerTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # status, in the body,     means,       the order becomes
            200,      an order,        CREATED,     WaitingForPayment
            201,      an order,        CREATED,     WaitingForPayment
            202,      an order,        CREATED,     WaitingForPayment
            299,      an order,        CREATED,     WaitingForPayment

            200,      order+problems,  ATTACHED,    WaitingForPayment
            200,      unknown word,    ATTACHED,    Placing
            200,      no word,         ATTACHED,    Placing
            302,      an order,        ATTACHED,    WaitingForPayment
            400,      an order,        ATTACHED,    WaitingForPayment
            408,      an order,        ATTACHED,    WaitingForPayment
            409,      an order,        ATTACHED,    WaitingForPayment
            422,      order+problems,  ATTACHED,    WaitingForPayment
            429,      an order,        ATTACHED,    WaitingForPayment
            500,      an order,        ATTACHED,    WaitingForPayment
            503,      order+problems,  ATTACHED,    WaitingForPayment
            599,      an order,        ATTACHED,    WaitingForPayment

            429,      nothing,         NOT_CREATED, PlacementFailed
            429,      problems,        NOT_CREATED, PlacementFailed

            400,      nothing,         REFUSED,     Rejected
            401,      nothing,         REFUSED,     Rejected
            403,      nothing,         REFUSED,     Rejected
            404,      nothing,         REFUSED,     Rejected
            409,      nothing,         REFUSED,     Rejected
            410,      nothing,         REFUSED,     Rejected
            413,      nothing,         REFUSED,     Rejected
            415,      nothing,         REFUSED,     Rejected
            422,      nothing,         REFUSED,     Rejected
            422,      problems,        REFUSED,     Rejected
            200,      problems,        REFUSED,     Rejected
            201,      problems,        REFUSED,     Rejected

            200,      nothing,         UNKNOWN,     Unconfirmed
            204,      nothing,         UNKNOWN,     Unconfirmed
            301,      nothing,         UNKNOWN,     Unconfirmed
            302,      problems,        UNKNOWN,     Unconfirmed
            307,      nothing,         UNKNOWN,     Unconfirmed
            402,      nothing,         UNKNOWN,     Unconfirmed
            405,      nothing,         UNKNOWN,     Unconfirmed
            408,      nothing,         UNKNOWN,     Unconfirmed
            408,      problems,        UNKNOWN,     Unconfirmed
            418,      nothing,         UNKNOWN,     Unconfirmed
            418,      problems,        UNKNOWN,     Unconfirmed
            500,      nothing,         UNKNOWN,     Unconfirmed
            500,      problems,        UNKNOWN,     Unconfirmed
            502,      nothing,         UNKNOWN,     Unconfirmed
            503,      nothing,         UNKNOWN,     Unconfirmed
            504,      nothing,         UNKNOWN,     Unconfirmed
            """)
    void answerDecidesWhatTheOrderBecomes(int status, String body, Meaning meaning, String becomes) {
        var answer = new Answered(status, order(body), body.endsWith("problems") ? List.of("OUT_OF_STOCK") : List.of(),
                body.endsWith("problems"),
                Duration.ofSeconds(3));

        var placed = anOrder().justPlaced().observe(answer.observedAt(SHOWN_AT, 1)).order();

        assertThat(answer.meaning()).isEqualTo(meaning);
        assertThat(placed.status().label()).isEqualTo(becomes);
        assertThat(placed.partnerOrderId() != null).isEqualTo(order(body) != null);
    }

    private static @Nullable PartnerOrder order(String body) {
        return switch (body) {
            case "an order", "order+problems" -> partnerShows(OrderStatus.WAITING_FOR_PAYMENT).order();
            case "unknown word" -> partnerShowsUnknownWord("Pondering").order();
            case "no word" -> partnerShowsNoWord().order();
            default -> null;
        };
    }

    @Test
    void whatWasNotSentIsSurelyNotCreated() {
        var placed = anOrder().justPlaced().observe(new NotSent().observedAt(SHOWN_AT, 1)).order();

        assertThat(new NotSent().meaning()).isEqualTo(Meaning.NOT_CREATED);
        assertThat(placed.status()).isEqualTo(OrderStatus.PLACEMENT_FAILED);
    }

    @Test
    void whatWasNotAnsweredIsUnconfirmed() {
        var placed = anOrder().justPlaced().observe(new NoAnswer().observedAt(SHOWN_AT, 1)).order();

        assertThat(new NoAnswer().meaning()).isEqualTo(Meaning.UNKNOWN);
        assertThat(placed.status()).isEqualTo(OrderStatus.UNCONFIRMED);
    }

    @ParameterizedTest
    @EnumSource(names = { "WAITING_FOR_PAYMENT", "WAITING_FOR_DELIVERY", "WAITING_FOR_MANUAL_ACTION", "DONE", "EXPIRED",
            "CANCELED", "PAYMENT_FAILED", "REFUNDED" })
    void stateInTheAnswerIsTheOrdersFirst(OrderStatus shown) {
        var answer = new Answered(201, partnerShows(shown).order(), List.of(), false, null);

        assertThat(anOrder().justPlaced().observe(answer.observedAt(SHOWN_AT, 1)).order().status()).isEqualTo(shown);
    }

    @Test
    void firstOfThePartnersCodesIsTheReasonOfARefusal() {
        var answer = new Answered(422, null, List.of("KYC_MISSING", "OUT_OF_STOCK"), false, null);

        var refused = anOrder().justPlaced().observe(answer.observedAt(SHOWN_AT, 1)).order();

        assertThat(refused.failure()).isEqualTo(new Failure(Failure.ORDER_REFUSED, "KYC_MISSING"));
    }

    @Test
    void problemInWordsThatAreNoCodeIsARefusalToo() {
        var answer = new Answered(200, null, List.of(), true, null);

        assertThat(answer.meaning()).isEqualTo(Meaning.REFUSED);
        assertThat(anOrder().justPlaced().observe(answer.observedAt(SHOWN_AT, 1)).order().failure())
                .isEqualTo(new Failure(Failure.ORDER_REFUSED, null));
    }

    @Test
    void refusalWithoutACodeInventsNone() {
        var answer = new Answered(400, null, List.of(), false, null);

        var refused = anOrder().justPlaced().observe(answer.observedAt(SHOWN_AT, 1)).order();

        assertThat(refused.failure()).isEqualTo(new Failure(Failure.ORDER_REFUSED, null));
    }
}
