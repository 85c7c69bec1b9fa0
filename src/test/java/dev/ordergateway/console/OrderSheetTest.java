package dev.ordergateway.console;

import static dev.ordergateway.support.Orders.anOrder;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.access.Caller;
import dev.ordergateway.access.Role;
import dev.ordergateway.console.OrderSheet.Parcel;
import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.PaymentInstructions;
import dev.ordergateway.support.Orders;
import dev.ordergateway.support.PartnerShows;

class OrderSheetTest {

    private static final Caller OPERATOR = new Caller("eve", Set.of(Role.READ, Role.OPERATE));
    private static final Caller READER = new Caller("joe", Set.of(Role.READ));
    private static final Caller REVEALER = new Caller("kim", Set.of(Role.READ, Role.REVEAL));

    static Stream<Arguments> offers() {
        return Stream.of(
                Arguments.of(anOrder().placing(), List.of()),
                Arguments.of(anOrder().waitingForPayment(), List.of("reconcile")),
                Arguments.of(anOrder().done(), List.of("reconcile")),
                Arguments.of(anOrder().unconfirmed(), List.of("attached", "not-placed", "acknowledge")),
                Arguments.of(anOrder().declaredNotPlaced(), List.of("attached", "acknowledge")),
                Arguments.of(anOrder().refused(), List.of()),
                Arguments.of(anOrder().placementFailed(), List.of()),
                Arguments.of(regressed(), List.of("reconcile", "adopt", "acknowledge")));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void operatorsAreOfferedWhatMakesSense(Order order, List<String> offered) {
        assertThat(OrderSheet.asks(order, OPERATOR, Typed.NOTHING)).extracting(Ask::name).isEqualTo(offered);
    }

    @ParameterizedTest
    @MethodSource("offers")
    void othersAreOfferedNothing(Order order, List<String> offered) {
        assertThat(OrderSheet.asks(order, READER, Typed.NOTHING)).as("instead of %s", offered).isEmpty();
    }

    @Test
    void thePartnersIdIsForOperators() {
        assertThat(OrderSheet.partnerOrderId(anOrder().done(), OPERATOR)).isEqualTo(Orders.PARTNER_ORDER_ID.value());
        assertThat(OrderSheet.partnerOrderId(anOrder().done(), READER)).isNull();
        assertThat(OrderSheet.partnerOrderId(anOrder().unconfirmed(), OPERATOR)).isNull();
    }

    @Test
    void codesAreOfferedToThoseWhoMayRevealThemOnceThereAreAny() {
        var order = anOrder().of(2).done();
        var first = order.deliveries().getFirst();
        var delivered = order.withDeliveries(List.of(withCode(first), order.deliveries().getLast()));

        assertThat(Parcel.of(delivered, REVEALER, Typed.NOTHING)).extracting(parcel -> parcel.reveal() != null)
                .containsExactly(true, false);
        assertThat(Parcel.of(delivered, OPERATOR, Typed.NOTHING)).extracting(Parcel::reveal).containsOnlyNulls();
    }

    @Test
    void whatWasTypedComesBackInItsOwnForm() {
        var typed = new Typed("acknowledge", "seen", "", Set.of(), "No.");

        assertThat(OrderSheet.asks(regressed(), OPERATOR, typed)).extracting(Ask::typed).containsExactly(null, null, typed);
    }

    @Test
    void nothingIsToBePaidWithoutAnAddress() {
        assertThat(PaymentPanel.of(anOrder().placing())).isNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "101.48,1.5,99.98,-", "101.48,101.48,-,-", "101.48,200,-,98.52", "101.48,-,-,-",
            "101.48,0,-,-", "-,5,-,-" })
    void whatIsMissingAndWhatIsTooMuchIsReckoned(@Nullable BigDecimal due, @Nullable BigDecimal received,
            @Nullable String missing, @Nullable String tooMuch) {
        var panel = requireNonNull(PaymentPanel.of(paying(due, received)));

        assertThat(panel.missing()).isEqualTo(missing);
        assertThat(panel.tooMuch()).isEqualTo(tooMuch);
        assertThat(panel.isDue()).isTrue();
        assertThat(panel.coin()).isEqualTo("USDC on Solana");
    }

    @Test
    void whatWasPaidIsDueNoMore() {
        assertThat(requireNonNull(PaymentPanel.of(anOrder().done())).isDue()).isFalse();
    }

    private static Order paying(@Nullable BigDecimal due, @Nullable BigDecimal received) {
        var order = anOrder().waitingForPayment();
        var payment = new PaymentInstructions("SAMPLEaddress", due, received, "USDC", "Solana", null, null, null, true);
        return new Order(order.id(), order.status(), order.version(), order.createdAt(), order.updatedAt(),
                order.statusSince(), order.origin(), order.partnerOrderId(), null, null, payment, List.of(), Set.of(), null,
                order.memory());
    }

    private static Delivery withCode(Delivery delivery) {
        return new Delivery(delivery.position(), delivery.partnerId(), delivery.kind(), delivery.brandName(), null, null, null,
                null, "Succeeded", true, true, null);
    }

    /** The partner shows a step back. */
    private static Order regressed() {
        return anOrder().done().observe(PartnerShows.partnerShows(OrderStatus.WAITING_FOR_PAYMENT).inAMessage()).order();
    }
}
