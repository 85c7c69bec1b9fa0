package dev.ordergateway.weather;

import static dev.ordergateway.weather.Violation.Rule.AGREES;
import static dev.ordergateway.weather.Violation.Rule.CREATED_ONCE;
import static dev.ordergateway.weather.Violation.Rule.NOTHING_LOST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.ordergateway.order.OrderStatus;

/**
 * What must have become of everything that callers wanted.
 *
 * @param atPartner how many orders the partner had for an e-mail, before the stored orders were read
 * @param failed e-mails whose create call did not get its answer
 * @param spells the faults so far
 */
record PlacementRules(Map<String, Integer> atPartner, Set<String> failed, List<Diary.Spell> spells) {

    private static final Set<OrderStatus> NOT_THERE = Set.of(OrderStatus.PLACEMENT_FAILED, OrderStatus.REJECTED);

    /** What a caller wanted, and the orders that answers named. */
    record Wanted(String key, String email, Set<String> acknowledged) {
    }

    /** @param stored by key */
    List<Violation> broken(Wanted wanted, Map<String, Stored> stored) {
        var violations = new ArrayList<Violation>();
        var order = stored.get(wanted.key);
        int created = atPartner.getOrDefault(wanted.email, 0);
        if (created > 1) {
            violations.add(new Violation(CREATED_ONCE, wanted.key, "the partner has it " + created + " times"));
        }
        for (var id : wanted.acknowledged) {
            if (order == null || !order.id().equals(id)) {
                violations.add(new Violation(NOTHING_LOST, id, "was acknowledged and is not there for " + wanted.key));
            }
        }
        if (order != null && NOT_THERE.contains(order.status()) && created > 0) {
            violations.add(new Violation(CREATED_ONCE, order.id(), "the partner has it, and the key may try again"));
        }
        if (order != null && order.status() == OrderStatus.UNCONFIRMED && !isExplained(order, wanted.email)) {
            violations.add(new Violation(AGREES, order.id(), "Unconfirmed without a fault"));
        }
        return violations;
    }

    private boolean isExplained(Stored order, String email) {
        return failed.contains(email)
                || spells.stream().anyMatch(spell -> spell.touches(order.createdAt(), order.statusSince()));
    }
}
