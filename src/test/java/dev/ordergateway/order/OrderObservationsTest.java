package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsNoWord;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Outcome.Unchanged;
import dev.ordergateway.support.PartnerShows;

/** Whatever the partner shows, to whichever order, by whichever way: compared with the rules as they were designed. */
class OrderObservationsTest {

    private static final Set<OrderStatus> SHOWN_BY_THE_PARTNER = EnumSet.range(OrderStatus.WAITING_FOR_PAYMENT,
            OrderStatus.REFUNDED);
    private static final Set<OrderStatus> PAID = EnumSet.of(OrderStatus.WAITING_FOR_DELIVERY,
            OrderStatus.WAITING_FOR_MANUAL_ACTION, OrderStatus.DONE, OrderStatus.REFUNDED);

    enum Way {
        MESSAGE(Source.STREAM, false),
        FRESH_ANSWER(Source.POLL, false),
        STALE_ANSWER(Source.POLL, true),
        CREATE_ANSWER(Source.PLACEMENT, false),
        OPERATORS_LOOK(Source.OPERATOR, false),
        STALE_OPERATORS_LOOK(Source.OPERATOR, true);

        final Source source;
        final boolean stale;

        Way(Source source, boolean stale) {
            this.source = source;
            this.stale = stale;
        }

        Observation.Shown bring(PartnerShows shows, Order order) {
            var asked = this == MESSAGE || this == CREATE_ANSWER ? null : order.version() - (stale ? 1 : 0);
            return shows.shown(source, asked);
        }
    }

    record Situation(Order order, @Nullable OrderStatus word, boolean wordUnknown, boolean otherNews, Way way) {

        Observation.Shown observation() {
            var shows = word != null ? partnerShows(word)
                    : wordUnknown ? partnerShowsUnknownWord("Pondering") : partnerShowsNoWord();
            return way.bring(otherNews ? shows.sentCoinAmount("7") : shows, order);
        }

        boolean isAttached() {
            return SHOWN_BY_THE_PARTNER.contains(order.status());
        }

        boolean isNews() {
            return !isAttached() || otherNews || wordUnknown || (word != null && word != order.status());
        }

        boolean mayMove(OrderStatus next) {
            boolean guarded = order.status() == OrderStatus.REJECTED && !Failure.of("not_confirmed").equals(order.failure());
            boolean early = order.status() == OrderStatus.PLACING && way.source == Source.OPERATOR;
            return DesignedMoves.allow(order.status(), next) && !guarded && !early;
        }

        @Override
        public String toString() {
            return order.status().label() + (order.failure() == null ? "" : "(" + order.failure().code() + ")") + " sees "
                    + (word != null ? word.label() : wordUnknown ? "an unknown word" : "no word")
                    + (otherNews ? " and a payment" : "") + " by " + way;
        }
    }

    sealed interface Expected {
        record Moved(OrderStatus to) implements Expected {
        }

        record Learned() implements Expected {
        }

        record Nothing() implements Expected {
        }

        record NotBelieved(Reason why) implements Expected {
        }
    }

    static Stream<Situation> everySituation() {
        var orders = Stream.concat(Arrays.stream(OrderStatus.values()).map(anOrder()::in),
                Stream.of(anOrder().declaredNotPlaced()));
        return orders.flatMap(order -> Arrays.stream(Way.values()).flatMap(way -> Stream.of(true, false)
                .flatMap(news -> Stream.concat(
                        SHOWN_BY_THE_PARTNER.stream().map(word -> new Situation(order, word, false, news, way)),
                        Stream.of(true, false).map(unknown -> new Situation(order, null, unknown, news, way))))));
    }

    @ParameterizedTest
    @MethodSource("everySituation")
    void followsTheRules(Situation situation) {
        var order = situation.order();

        var outcome = order.observe(situation.observation());

        switch (expected(situation)) {
            case Expected.Moved(OrderStatus to) -> {
                assertThat(outcome).isEqualTo(new Advanced(outcome.order(),
                        new Transition(order.status(), to, order.statusSince(), PartnerShows.SHOWN_AT,
                                situation.way().source)));
                assertLearned(situation, to, outcome.order());
            }
            case Expected.Learned() -> {
                assertThat(outcome).isInstanceOf(Enriched.class);
                assertLearned(situation, order.status(), outcome.order());
            }
            case Expected.Nothing() -> assertThat(outcome).isEqualTo(new Unchanged(order));
            case Expected.NotBelieved(Reason why) -> {
                assertThat(outcome).isInstanceOfSatisfying(Disregarded.class,
                        disregarded -> assertThat(disregarded.reason()).isEqualTo(why));
                assertThat(outcome.order()).isEqualTo(why == Reason.NOT_A_MOVE ? flagged(situation) : order);
            }
        }
    }

    private static Expected expected(Situation s) {
        if (!s.isAttached() && s.way().source != Source.PLACEMENT && s.way().source != Source.OPERATOR) {
            return new Expected.NotBelieved(Reason.OTHER_ORDER);
        }
        if (!s.isNews()) {
            return new Expected.Nothing();
        }
        if (s.way().stale) {
            return new Expected.NotBelieved(Reason.STALE);
        }
        if (s.word() == null || s.word() == s.order().status()) {
            boolean mayExist = s.isAttached()
                    || (s.mayMove(OrderStatus.WAITING_FOR_PAYMENT) && s.order().status() != OrderStatus.REJECTED);
            return mayExist ? new Expected.Learned() : new Expected.NotBelieved(Reason.NOT_A_MOVE);
        }
        return s.mayMove(s.word()) ? new Expected.Moved(s.word()) : new Expected.NotBelieved(Reason.NOT_A_MOVE);
    }

    private static void assertLearned(Situation s, OrderStatus status, Order after) {
        var before = s.order();
        var attention = EnumSet.noneOf(Attention.class);
        attention.addAll(before.attention());
        if (s.wordUnknown()) {
            attention.add(Attention.UNKNOWN_PARTNER_STATE);
        }
        if (before.status() == EXPIRED && PAID.contains(status)) {
            attention.add(Attention.PAID_AFTER_EXPIRY);
        }
        assertThat(after.status()).isEqualTo(status);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.updatedAt()).isEqualTo(PartnerShows.SHOWN_AT);
        assertThat(after.statusSince())
                .isEqualTo(status == before.status() ? before.statusSince() : PartnerShows.SHOWN_AT);
        assertThat(after.partnerOrderId()).isEqualTo(s.observation().order().id());
        assertThat(after.orderState()).isEqualTo(
                s.word() != null ? s.word().label() : s.wordUnknown() ? "Pondering" : before.orderState());
        assertThat(after.payment().sentCoinAmount()).isEqualTo(
                s.otherNews() ? new BigDecimal("7") : before.payment().sentCoinAmount());
        assertThat(after.attention()).isEqualTo(attention);
        assertThat(after.failure()).isEqualTo(status == before.status() ? before.failure() : null);
    }

    /** What the partner shows of an order it has is kept in mind; an operator who attaches what cannot be is only told so. */
    private static Order flagged(Situation s) {
        var order = s.order();
        if (!s.isAttached() && s.way().source == Source.OPERATOR) {
            return order;
        }
        var attention = EnumSet.of(Attention.REGRESSION_SEEN);
        attention.addAll(order.attention());
        boolean isRead = s.way().source != Source.STREAM;
        var claim = new Memory.Claim(s.word() == null ? order.status() : s.word(), isRead ? PartnerShows.SHOWN_AT : null);
        return new Order(order.id(), order.status(), order.version() + 1, order.createdAt(), PartnerShows.SHOWN_AT,
                order.statusSince(), order.origin(), order.partnerOrderId(), order.orderState(), order.paymentState(),
                order.payment(), order.deliveries(), attention, order.failure(),
                s.isAttached() ? new Memory(1, Set.of(), claim, null, false) : Memory.FRESH);
    }
}
