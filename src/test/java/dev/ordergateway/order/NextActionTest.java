package dev.ordergateway.order;

import static dev.ordergateway.order.DeadlinesTest.DEADLINES;
import static dev.ordergateway.support.Orders.CHANGED_AT;
import static dev.ordergateway.support.Orders.PARTNER_ORDER_ID;
import static dev.ordergateway.support.Orders.PAYMENT_DEADLINE;
import static dev.ordergateway.support.Orders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NextActionTest {

    private static final Instant NOW = CHANGED_AT.plusSeconds(1);
    private static final Instant NEXT_POLL = CHANGED_AT.plusSeconds(30);
    private static final String NOTHING = "nothing";

    private static final Set<OrderStatus> AT_PARTNER = EnumSet.of(OrderStatus.WAITING_FOR_PAYMENT,
            OrderStatus.WAITING_FOR_DELIVERY, OrderStatus.WAITING_FOR_MANUAL_ACTION, OrderStatus.EXPIRED, OrderStatus.CANCELED,
            OrderStatus.PAYMENT_FAILED);
    private static final String ASK = "operator ask_partner null";
    private static final String SEEN = "operator acknowledge null";
    private static final String ADOPT = "operator adopt_or_wait null";

    /** Where the partner's desk can still help with what raised the flag; elsewhere it only has to be seen. */
    private static final Map<Attention, Set<OrderStatus>> ASKED = Map.of(
            Attention.PARTNER_MISSING, AT_PARTNER,
            Attention.PAYMENT_QUARANTINED, AT_PARTNER,
            Attention.UNKNOWN_PARTNER_STATE, AT_PARTNER,
            Attention.OVERDUE_DELIVERY, Set.of(OrderStatus.WAITING_FOR_DELIVERY),
            Attention.PARTIAL_DELIVERY, Set.of(OrderStatus.DONE));
    /** What these ask, whatever the status is. */
    private static final Map<Attention, String> ALWAYS = Map.of(Attention.REGRESSION_SEEN, ADOPT,
            Attention.PAID_AFTER_EXPIRY, SEEN);
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
        assertThat(ASKED).allSatisfy((flag, where) -> isTold(status, flag, where.contains(status) ? ASK : SEEN));
        assertThat(ALWAYS).allSatisfy((flag, told) -> isTold(status, flag, told));
    }

    private static void isTold(OrderStatus status, Attention flag, String told) {
        var order = missing(with(anOrder().in(status), flag));
        assertThat(next(order, null)).as(flag.name()).isEqualTo(told);
        assertThat(next(order, NEXT_POLL)).as(flag.name()).isEqualTo(told);
    }

    @Test
    void everyFlagIsInOneOfTheTwoTests() {
        assertThat(Stream.of(ASKED.keySet(), ALWAYS.keySet(), FOR_INFORMATION).flatMap(Set::stream))
                .containsExactlyInAnyOrder(Attention.values());
    }

    @Test
    void whatIsOverOnlyHasToBeSeen() {
        var delivered = anOrder().done();
        var complete = delivered
                .withDeliveries(delivered.deliveries().stream().map(delivery -> new Delivery(delivery.position(), null, null,
                        null, null, null, null, null, null, true, false, null)).toList());

        assertThat(next(with(complete, Attention.PARTIAL_DELIVERY), null)).isEqualTo(SEEN);
        assertThat(next(with(anOrder().waitingForPayment(), Attention.PARTNER_MISSING), null)).isEqualTo(SEEN);
        assertThat(next(with(attached(anOrder().unconfirmed()), Attention.UNKNOWN_PARTNER_STATE), null)).isEqualTo(ASK);
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

    /** The partner has not known it for a quarter of an hour. */
    private static Order missing(Order order) {
        var absence = new Memory.Absence(NOW.minus(Duration.ofMinutes(16)), NOW, 3);
        return new Order(order.id(), order.status(), order.version(), order.createdAt(), order.updatedAt(),
                order.statusSince(), order.origin(), order.partnerOrderId(), order.orderState(), order.paymentState(),
                order.payment(), order.deliveries(), order.attention(), order.failure(),
                new Memory(1, Set.of(), null, absence, false));
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
