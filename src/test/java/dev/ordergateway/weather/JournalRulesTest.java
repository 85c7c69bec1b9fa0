package dev.ordergateway.weather;

import static dev.ordergateway.order.OrderStatus.CANCELED;
import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.weather.Violation.Rule.IN_THE_TABLE;
import static dev.ordergateway.weather.Violation.Rule.STORED_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.weather.Stored.Line;
import dev.ordergateway.weather.Violation.Rule;

class JournalRulesTest {

    private static final List<OrderStatus> REAL = List.of(WAITING_FOR_PAYMENT, WAITING_FOR_DELIVERY, DONE);

    private final List<Line> journal = new ArrayList<>();

    @Test
    void theMainStreetIsFine() {
        move(null, "Placing").move("Placing", "WaitingForPayment").move("WaitingForPayment", "WaitingForDelivery")
                .move("WaitingForDelivery", "Done");

        assertThat(broken(DONE, 4)).isEmpty();
    }

    @Test
    void aSkippedStateAndNewFactsAreFine() {
        move(null, "Placing").move("Placing", "WaitingForPayment").note().move("WaitingForPayment", "Done").note();

        assertThat(broken(DONE, 5)).isEmpty();
    }

    @Test
    void aTransitionThatIsMissingBreaksTheChain() {
        move(null, "Placing").move("Placing", "WaitingForPayment").move("WaitingForDelivery", "Done");

        assertThat(broken(DONE, 3)).contains(STORED_ONCE);
    }

    @Test
    void aTransitionStoredTwiceBreaksTheChain() {
        move(null, "Placing").move("Placing", "WaitingForPayment").move("Placing", "WaitingForPayment");

        assertThat(broken(WAITING_FOR_PAYMENT, 3)).contains(STORED_ONCE);
    }

    @Test
    void aStateThatComesBackIsNotThePartnersOrder() {
        move(null, "Placing").move("Placing", "WaitingForDelivery").move("WaitingForDelivery", "WaitingForManualAction")
                .move("WaitingForManualAction", "WaitingForDelivery");

        assertThat(broken(WAITING_FOR_DELIVERY, 4)).contains(STORED_ONCE);
    }

    @Test
    void aStatusWithoutItsTransitionIsFound() {
        move(null, "Placing").move("Placing", "WaitingForPayment");

        assertThat(broken(WAITING_FOR_DELIVERY, 2)).containsExactly(STORED_ONCE);
    }

    @Test
    void aVersionWithoutALineIsFound() {
        move(null, "Placing").move("Placing", "WaitingForPayment");

        assertThat(broken(WAITING_FOR_PAYMENT, 3)).containsExactly(STORED_ONCE);
    }

    @Test
    void aMoveThatIsNotInTheTableIsFound() {
        move(null, "Placing").move("Placing", "WaitingForDelivery").move("WaitingForDelivery", "WaitingForPayment")
                .move("WaitingForPayment", "Canceled");

        assertThat(JournalRules.broken(stored(CANCELED, 4), List.of(WAITING_FOR_DELIVERY, WAITING_FOR_PAYMENT, CANCELED)))
                .extracting(Violation::rule).containsExactly(IN_THE_TABLE);
    }

    private JournalRulesTest move(@Nullable String from, String to) {
        journal.add(new Line(journal.size() + 1, from, to, Instant.EPOCH, "stream"));
        return this;
    }

    private JournalRulesTest note() {
        journal.add(new Line(journal.size() + 1, "", null, Instant.EPOCH, "stream"));
        return this;
    }

    private List<Rule> broken(OrderStatus status, int version) {
        return JournalRules.broken(stored(status, version), REAL).stream().map(Violation::rule).toList();
    }

    private Stored stored(OrderStatus status, int version) {
        return new Stored("order", "key", status, version, "partner's", Instant.EPOCH, Instant.EPOCH, journal);
    }
}
