package dev.ordergateway.store;

import java.util.Arrays;
import java.util.Set;

import dev.ordergateway.store.OrderFilter.Fact;

/** The indexes that a search can walk along, newest first; those before others leave fewer orders as a rule. */
enum SearchPath {
    REFERENCE("o.client_reference = %s", Fact.CLIENT_REFERENCE),
    ATTENTION("t.term = 'attention:' || %s", Fact.ATTENTION),
    BRAND("t.term = 'brand:' || lower(left(%s, 255))", Fact.BRAND),
    CALLER("o.placed_by = %s", Fact.PLACED_BY),
    STATUS("o.status = %s", Fact.STATUS, Fact.PHASE),
    NEWEST("true");

    private final String condition;
    private final Set<Fact> facts;

    SearchPath(String condition, Fact... facts) {
        this.condition = condition;
        this.facts = Set.of(facts);
    }

    static SearchPath of(OrderFilter filter) {
        return Arrays.stream(values()).filter(path -> !path.wanted(filter).isEmpty()).findFirst().orElse(NEWEST);
    }

    /** The values to look up, one by one. */
    Set<String> wanted(OrderFilter filter) {
        return switch (this) {
            case NEWEST -> Set.of();
            case STATUS -> filter.statuses().orElse(Set.of());
            default -> filter.of(facts.iterator().next());
        };
    }

    /** What the path answers for by itself. */
    boolean carries(Fact fact) {
        return facts.contains(fact);
    }

    /** @param value as it is written in SQL */
    String is(String value) {
        return condition.formatted(value);
    }

    /**
     * The same, and once more as a range, which says nothing new but makes the database expect few orders. It knows a value
     * from another row to be as frequent as the average, and would walk along the newest orders past all that there are
     * when the value is rare.
     */
    String isOneOfSeveral(String value) {
        var column = condition.substring(0, condition.indexOf(' '));
        return isOfTerms() ? is(value) : is(value) + " and " + column + " between " + value + " and " + value;
    }

    /** Whether it is an index of terms, which leads to the orders, and none of the orders themselves. */
    boolean isOfTerms() {
        return this == ATTENTION || this == BRAND;
    }
}
