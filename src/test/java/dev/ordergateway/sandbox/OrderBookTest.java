package dev.ordergateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class OrderBookTest {

    private final List<String> forgotten = new ArrayList<>();
    private final OrderBook book = new OrderBook(2, order -> forgotten.add(order.id()));

    @Test
    void oldestFinishedOrderIsForgottenFirst() {
        book.add(order("open", "WaitingForPayment"));
        book.add(order("finished", "Done"));

        book.add(order("new", "WaitingForPayment"));

        assertThat(forgotten).containsExactly("finished");
        assertThat(book.newestFirst()).extracting(SandboxOrder::id).containsExactly("new", "open");
    }

    @Test
    void oldestOrderIsForgottenWhenNoneIsFinished() {
        book.add(order("first", "WaitingForPayment"));
        book.add(order("second", "WaitingForPayment"));

        book.add(order("new", "WaitingForPayment"));

        assertThat(forgotten).containsExactly("first");
    }

    private static SandboxOrder order(String id, String state) {
        return new SandboxOrder(Json.object().put("order_id", id).put("order_state", state),
                Progress.startOf(Scenarios.MAIN_STREET), false);
    }
}
