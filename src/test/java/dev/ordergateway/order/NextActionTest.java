package dev.ordergateway.order;

import static dev.ordergateway.order.DeadlinesTest.DEADLINES;
import static dev.ordergateway.support.Orders.CHANGED_AT;
import static dev.ordergateway.support.Orders.PARTNER_ORDER_ID;
import static dev.ordergateway.support.Orders.PAYMENT_DEADLINE;
import static dev.ordergateway.support.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NextActionTest {

    private static final Instant NOW = CHANGED_AT.plusSeconds(1);
    private static final Instant NEXT_POLL = CHANGED_AT.plusSeconds(30);
    private static final String NOTHING = "nothing";

    /** What each flag alone asks of a person, whatever the status is. */
    private static final Map<Attention, String> ASKED = Map.of(
            Attention.REGRESSION_SEEN, "operator adopt_or_wait null",
            Attention.PARTNER_MISSING, "operator ask_partner null",
            Attention.PAYMENT_QUARANTINED, "operator ask_partner null",
            Attention.OVERDUE_DELIVERY, "operator ask_partner null",
            Attention.PARTIAL_DELIVERY, "operator ask_partner null",
            Attention.UNKNOWN_PARTNER_STATE, "operator ask_partner null",
            Attention.PAID_AFTER_EXPIRY, "operator acknowledge null");
    private static final Set<Attention> FOR_INFORMATION = Set.of(Attention.AMBIGUOUS_PLACEMENT, Attention.OVERDUE_PAYMENT,
            Attention.MALFORMED_PARTNER_DATA);
    private static final String POLL = "gateway poll 2026-08-01T10:01:30Z";

    /** Of every status: without a flag, and with one that is for information; while it is not polled, and while it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PLACING                   | partner confirm_placement 2026-08-01T10:01:45Z | open   | polled
            UNCONFIRMED               | gateway retire 2026-08-01T13:16:00Z            | open   | polled
            WAITING_FOR_PAYMENT       | payer pay 2026-08-01T10:30:00Z                 | open   | paid first
            WAITING_FOR_DELIVERY      | partner deliver 2026-08-01T10:31:00Z           | open   | polled
            WAITING_FOR_MANUAL_ACTION | partner review null                            | open   | polled
            DONE                      | operator acknowledge null                      | closed | polled
            EXPIRED                   | gateway poll 2026-08-01T10:16:00Z              | closed | polled
            CANCELED                  | gateway poll 2026-08-01T10:16:00Z              | closed | polled
            PAYMENT_FAILED            | gateway poll 2026-08-01T10:16:00Z              | closed | polled
            PLACEMENT_FAILED          | operator acknowledge null                      | closed | polled
            REJECTED                  | operator acknowledge null                      | closed | polled
            REFUNDED                  | operator acknowledge null                      | closed | polled
            """)
    void stepIsThatOfTheStatusUnlessItIsPolled(OrderStatus status, String step, String phase, String whenPolled) {
        var order = with(anOrder().in(status));
        var polled = whenPolled.equals("polled") ? POLL : step;

        assertThat(next(order, null)).isEqualTo(phase.equals("open") ? step : NOTHING);
        assertThat(next(order, NEXT_POLL)).isEqualTo(phase.equals("open") ? polled : NOTHING);
        assertThat(FOR_INFORMATION).allSatisfy(flag -> {
            assertThat(next(with(order, flag), null)).isEqualTo(step);
            assertThat(next(with(order, flag), NEXT_POLL)).isEqualTo(polled);
        });
    }

    @ParameterizedTest
    @EnumSource
    void personWhoMustDecideComesFirst(OrderStatus status) {
        assertThat(ASKED).allSatisfy((flag, asked) -> {
            assertThat(next(with(anOrder().in(status), flag), null)).isEqualTo(asked);
            assertThat(next(with(anOrder().in(status), flag), NEXT_POLL)).isEqualTo(asked);
        });
    }

    @Test
    void everyFlagIsInOneOfTheTwoTests() {
        assertThat(Arrays.stream(Attention.values()).filter(flag -> !ASKED.containsKey(flag)).collect(Collectors.toSet()))
                .isEqualTo(FOR_INFORMATION);
    }

    @Test
    void ofSeveralFlagsTheOneThatNeedsADecisionIsTold() {
        var order = with(anOrder().waitingForDelivery(), Attention.PAID_AFTER_EXPIRY, Attention.OVERDUE_DELIVERY);

        assertThat(next(order, null)).isEqualTo("operator ask_partner null");
        assertThat(next(with(order, Attention.values()), null)).isEqualTo("operator adopt_or_wait null");
    }

    @Test
    void unknownOutcomeIsForAPersonWhereItIsNeverRetired() {
        var careful = new Deadlines(Duration.ofSeconds(45), Duration.ofMinutes(195), Set.of());

        assertThat(NextAction.of(anOrder().unconfirmed(), careful, NOW, null)).map(NextActionTest::text)
                .hasValue("operator decide_placement null");
    }

    @Test
    void orderThatIsAttachedAndNotYetShownIsForThePartner() {
        var unconfirmed = anOrder().unconfirmed();
        var attached = attached(unconfirmed);

        assertThat(next(attached, null)).isEqualTo("partner confirm_placement null");
        assertThat(next(attached(anOrder().placing()), null)).isEqualTo("partner confirm_placement null");
        assertThat(next(attached, NEXT_POLL)).isEqualTo(POLL);
    }

    @Test
    void onlyThePartnerEndsAnOrderWhoseTimeToPayIsOver() {
        var order = with(anOrder().waitingForPayment(), Attention.OVERDUE_PAYMENT);

        assertThat(next(order, PAYMENT_DEADLINE, null)).isEqualTo("partner expire 2026-08-01T10:30:00Z");
        assertThat(next(order, PAYMENT_DEADLINE, NEXT_POLL)).isEqualTo(POLL);
    }

    @Test
    void flaggedEndingIsForAPersonOnceItIsNotWatchedAnyMore() {
        var order = with(anOrder().expired(), Attention.OVERDUE_PAYMENT);

        assertThat(next(order, CHANGED_AT.plus(Duration.ofHours(25)), null)).isEqualTo("gateway poll 2026-08-02T12:01:00Z");
        assertThat(next(order, CHANGED_AT.plus(Duration.ofDays(8)), null)).isEqualTo("operator acknowledge null");
    }

    private static Order with(Order order, Attention... flags) {
        return new Order(order.id(), order.status(), order.version(), order.createdAt(), order.updatedAt(),
                order.statusSince(), order.origin(), order.partnerOrderId(), order.orderState(), order.paymentState(),
                order.payment(), order.deliveries(), Set.of(flags), order.failure(), order.memory());
    }

    private static Order attached(Order order) {
        return new Order(order.id(), order.status(), order.version(), order.createdAt(), order.updatedAt(),
                order.statusSince(), order.origin(), PARTNER_ORDER_ID, order.orderState(), order.paymentState(),
                order.payment(), order.deliveries(), Set.of(), order.failure(), order.memory());
    }

    private static String next(Order order, @Nullable Instant nextPoll) {
        return next(order, NOW, nextPoll);
    }

    private static String next(Order order, Instant now, @Nullable Instant nextPoll) {
        return NextAction.of(order, DEADLINES, now, nextPoll).map(NextActionTest::text).orElse(NOTHING);
    }

    private static String text(NextAction next) {
        return next.who().label() + ' ' + next.what().label() + ' ' + next.at();
    }
}
