package dev.ordergateway.weather;

import static dev.ordergateway.weather.Violation.Rule.IN_THE_TABLE;
import static dev.ordergateway.weather.Violation.Rule.STORED_ONCE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.ordergateway.order.OrderStatus;

/** What the journal of one order must say. */
final class JournalRules {

    /** Before the partner has shown the order. */
    private static final Set<OrderStatus> OURS = EnumSet.of(OrderStatus.PLACING, OrderStatus.PLACEMENT_FAILED,
            OrderStatus.UNCONFIRMED, OrderStatus.REJECTED);

    private final Stored stored;
    private final List<Violation> violations = new ArrayList<>();

    private JournalRules(Stored stored) {
        this.stored = stored;
    }

    /** @param real the states it has had at the partner; none when the partner does not have it, or we do not know */
    static List<Violation> broken(Stored stored, List<OrderStatus> real) {
        var rules = new JournalRules(stored);
        rules.checkChain();
        rules.checkVersions();
        rules.checkMoves();
        if (!real.isEmpty()) {
            rules.checkOrder(real);
        }
        return rules.violations;
    }

    private void checkChain() {
        String before = null;
        for (var line : stored.journal()) {
            if (line.to() != null) {
                check(before == null ? line.from() == null : before.equals(line.from()), STORED_ONCE, "the chain is broken");
                before = line.to();
            }
        }
        check(stored.status().label().equals(before), STORED_ONCE, "the last transition is not the status");
    }

    private void checkVersions() {
        var versions = stored.journal().stream().map(Stored.Line::version).distinct().toList();
        check(versions.equals(IntStream.rangeClosed(1, stored.version()).boxed().toList()), STORED_ONCE,
                "the journal's versions have gaps or go back");
        var moves = stored.journal().stream().filter(line -> line.to() != null).map(Stored.Line::version).toList();
        check(moves.equals(moves.stream().distinct().toList()), STORED_ONCE, "two transitions of one version");
    }

    private void checkMoves() {
        var chain = stored.chain();
        for (int i = 1; i < chain.size(); i++) {
            check(chain.get(i - 1).canBecome(chain.get(i)), IN_THE_TABLE, "not a move of the table");
        }
    }

    private void checkOrder(List<OrderStatus> real) {
        var left = new ArrayList<>(real);
        for (var status : stored.chain()) {
            if (!OURS.contains(status)) {
                int at = left.indexOf(status);
                check(at >= 0, STORED_ONCE, "the partner's states were " + real);
                left.subList(0, at + 1).clear();
            }
        }
    }

    private void check(boolean holds, Violation.Rule rule, String detail) {
        if (!holds) {
            violations.add(new Violation(rule, stored.id(), detail));
        }
    }
}
