package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.order.DesignedMoves.Move;

class OrderStatusTest {

    static Stream<Move> everyPair() {
        return Arrays.stream(OrderStatus.values())
                .flatMap(from -> Arrays.stream(OrderStatus.values()).map(to -> new Move(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void mayMakeExactlyTheDesignedMoves(Move move) {
        assertThat(move.from().canBecome(move.to())).isEqualTo(DesignedMoves.allow(move.from(), move.to()));
    }

    @Test
    void thereAreTwelveStatusesAndSixtyMoves() {
        assertThat(everyPair()).hasSize(144);
        assertThat(DesignedMoves.all()).hasSize(60);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Placing,                open
            PlacementFailed,        closed
            Unconfirmed,            open
            Rejected,               closed
            WaitingForPayment,      open
            WaitingForDelivery,     open
            WaitingForManualAction, open
            Done,                   succeeded
            Expired,                closed
            Canceled,               closed
            PaymentFailed,          closed
            Refunded,               closed
            """)
    void belongsToItsPhase(String status, String phase) {
        assertThat(OrderStatus.ofLabel(status).phase().label()).isEqualTo(phase);
    }

    @Test
    void onlyDoneAndRefundedAreFinal() {
        assertThat(OrderStatus.values()).filteredOn(OrderStatus::isFinal).containsExactlyInAnyOrder(DONE, REFUNDED);
    }

    @ParameterizedTest
    @EnumSource
    void labelLeadsBackToTheStatus(OrderStatus status) {
        assertThat(OrderStatus.ofLabel(status.label())).isSameAs(status);
    }

    @Test
    void otherSpellingsAreNoLabel() {
        assertThatThrownBy(() -> OrderStatus.ofLabel("WAITING_FOR_PAYMENT")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WAITING_FOR_PAYMENT");
    }
}
