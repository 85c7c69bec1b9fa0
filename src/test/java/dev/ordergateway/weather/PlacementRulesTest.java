package dev.ordergateway.weather;

import static dev.ordergateway.order.OrderStatus.PLACEMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.UNCONFIRMED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.weather.Violation.Rule.AGREES;
import static dev.ordergateway.weather.Violation.Rule.CREATED_ONCE;
import static dev.ordergateway.weather.Violation.Rule.NOTHING_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.weather.Diary.Spell;
import dev.ordergateway.weather.PlacementRules.Wanted;
import dev.ordergateway.weather.Violation.Rule;

class PlacementRulesTest {

    private static final Instant PLACED_AT = Instant.EPOCH.plusSeconds(1000);

    private final Wanted wanted = new Wanted("key", "email", Set.of("order"));

    @Test
    void anOrderThatIsThereOnceIsFine() {
        assertThat(broken(rules(1), WAITING_FOR_PAYMENT)).isEmpty();
    }

    @Test
    void anOrderThatWasAcknowledgedAndIsNotThereIsFound() {
        assertThat(rules(1).broken(wanted, Map.of())).extracting(Violation::rule).containsExactly(NOTHING_LOST);
    }

    @Test
    void anotherOrderForAnAcknowledgedKeyIsFound() {
        var other = new Wanted("key", "email", Set.of("order", "another"));

        assertThat(rules(1).broken(other, Map.of("key", stored(WAITING_FOR_PAYMENT)))).extracting(Violation::rule)
                .containsExactly(NOTHING_LOST);
    }

    @Test
    void twoOrdersAtThePartnerAreFound() {
        assertThat(broken(rules(2), WAITING_FOR_PAYMENT)).containsExactly(CREATED_ONCE);
    }

    @Test
    void anOrderSaidNotToBeThereThatIsThereIsFound() {
        assertThat(broken(rules(0), PLACEMENT_FAILED)).isEmpty();
        assertThat(broken(rules(1), PLACEMENT_FAILED)).containsExactly(CREATED_ONCE);
    }

    @Test
    void anUnknownOutcomeNeedsAFault() {
        var spell = new Spell(Fault.REPLICA_KILLED, PLACED_AT, PLACED_AT.plusSeconds(1));

        assertThat(broken(rules(0), UNCONFIRMED)).containsExactly(AGREES);
        assertThat(broken(new PlacementRules(Map.of(), Set.of("email"), List.of()), UNCONFIRMED)).isEmpty();
        assertThat(broken(new PlacementRules(Map.of(), Set.of(), List.of(spell)), UNCONFIRMED)).isEmpty();
    }

    private static PlacementRules rules(int atPartner) {
        return new PlacementRules(Map.of("email", atPartner), Set.of(), List.of());
    }

    private List<Rule> broken(PlacementRules rules, OrderStatus status) {
        return rules.broken(wanted, Map.of("key", stored(status))).stream().map(Violation::rule).toList();
    }

    private static Stored stored(OrderStatus status) {
        return new Stored("order", "key", status, 2, null, PLACED_AT, PLACED_AT.plusSeconds(3), List.of());
    }
}
