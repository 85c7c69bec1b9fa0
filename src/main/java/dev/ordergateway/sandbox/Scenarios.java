package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Step.to;
import static java.util.stream.Collectors.joining;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.ordergateway.sandbox.Step.Handout;

/** The one table of the ways an order can go. */
final class Scenarios {

    private static final String MARKER = "scenario:";

    private static final Step RECEIVED = to("PaymentReceived");
    private static final Step DELIVERING = to("WaitingForDelivery");
    private static final Step DONE = to("Done");
    private static final Step SEEN = to("PaymentStarted").paying("PaymentRequested").sent("1");
    private static final Step HALF_SEEN = to("PartialPaymentStarted").paying("PaymentRequested").sent("0.5");
    private static final Step QUARANTINED = to("WaitingForManualAction").paying("PaymentQuarantined").sent("1.01");
    private static final Step EXPIRED = to("Expired").paying("Expired");
    private static final Step EXPIRED_UNSETTLED = to("Expired").paying("ExpiredAfterPaymentDetection");
    private static final Step DONE_BUT_ONE = DONE.handingOut(Handout.ALL_BUT_LAST);

    static final Scenario MAIN_STREET = Scenario.of("paid", "Paid and delivered", DELIVERING, DONE);

    // @formatter:off
    private static final List<Scenario> ALL = List.of(
            MAIN_STREET,
            Scenario.of("direct", "Done at once, without a word between", DONE),
            Scenario.of("completed", "Done by the word Completed", DELIVERING, to("Completed")),
            Scenario.of("slow_confirmation", "The payment is seen, then confirmed", SEEN, RECEIVED, DELIVERING, DONE),
            Scenario.of("underpaid", "Half is sent, then the rest", HALF_SEEN, SEEN, DELIVERING, DONE),
            Scenario.of("underpaid_quietly", "Half is sent and no word tells it, only the amount; then the rest",
                    to("WaitingForPayment").sent("0.5"), DELIVERING, DONE),
            Scenario.of("underpaid_expires", "Half is sent and the rest never", HALF_SEEN, EXPIRED_UNSETTLED),
            Scenario.of("overpaid", "Too much is sent: held for review, nothing is delivered", QUARANTINED),
            Scenario.of("overpaid_released", "Too much is sent, reviewed and delivered",
                    QUARANTINED, DELIVERING.sent("1.01"), DONE.sent("1.01")),
            Scenario.of("expires", "Nobody pays", EXPIRED),
            Scenario.of("late_payment", "Paid after it expired, and delivered", EXPIRED, DELIVERING, DONE),
            Scenario.of("expired_after_payment", "Expired although a payment was seen: a person must look",
                    SEEN, EXPIRED_UNSETTLED),
            Scenario.of("canceled", "Canceled before it is paid", to("Canceled")),
            Scenario.of("cancelled", "The same in the other spelling", to("Cancelled")),
            Scenario.of("manual_review", "Paid, looked at by the partner's staff, delivered",
                    to("WaitingForManualAction").paying("PaymentReceived").sent("1"), DELIVERING, DONE),
            Scenario.of("refunded", "Paid and given back", DELIVERING, to("Refunded").paying("Refunded")),
            Scenario.of("payment_failed", "A payment is seen and fails", SEEN, to("PaymentFailed").paying("PaymentFailed")),
            Scenario.of("payment_setup_failed", "No address could be made", to("PaymentSetupFailed")),
            Scenario.of("partial_delivery", "Done while the last delivery is missing; it comes later",
                    DELIVERING, DONE_BUT_ONE, DONE).needing("two deliveries or more"),
            Scenario.of("partial_delivery_never", "Done, and the last delivery never comes",
                    DELIVERING, DONE_BUT_ONE).needing("two deliveries or more"),
            Scenario.of("failed_delivery", "Done, but the last delivery has failed",
                    DELIVERING, DONE.handingOut(Handout.LAST_FAILS)),
            Scenario.of("unknown_state", "A word nobody knows in the middle", DELIVERING, to("AwaitingMoonrise"), DONE),
            delivered("pin", "Delivered as a PIN", CodeKind.PIN),
            delivered("pin_with_serial", "Delivered as a PIN with a serial and a security code", CodeKind.PIN_WITH_SERIAL),
            delivered("url_code", "Delivered as a redemption URL", CodeKind.URL),
            delivered("esim_code", "Delivered as the LPA code of an eSIM", CodeKind.ESIM),
            delivered("topup", "Delivered without a code, as a top-up is", CodeKind.NONE));
    // @formatter:on

    private Scenarios() {
    }

    /** The one the body of an order asks for; throws a {@link Refusal} when there is none of that name. */
    static Scenario chosenBy(JsonNode createBody) {
        String content = createBody.path("acquisition").path("utm_content").asText();
        return content.startsWith(MARKER) ? named(content.substring(MARKER.length())) : MAIN_STREET;
    }

    /**
     * Throws a {@link Refusal} that tells the names there are, so that a slip of the pen is noticed: by its code also
     * where nobody passes a text on.
     */
    static Scenario named(String name) {
        Scenario scenario = find(name);
        if (scenario == null) {
            throw Refusal.badRequest("UNKNOWN_SCENARIO", "There is no such scenario, only "
                    + ALL.stream().map(Scenario::name).collect(joining(", ")));
        }
        return scenario;
    }

    static @Nullable Scenario find(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst().orElse(null);
    }

    static ArrayNode json() {
        return Json.array().addAll(ALL.stream().map(Scenario::json).toList());
    }

    private static Scenario delivered(String name, String description, CodeKind codes) {
        return Scenario.of(name, description, DELIVERING, DONE).coded(codes);
    }
}
