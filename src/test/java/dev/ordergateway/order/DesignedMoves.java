package dev.ordergateway.order;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** The table of moves as it was designed, written down a second time so that the one in the code can be held against it. */
final class DesignedMoves {

    /** Who may become what. The columns stand in the order of the rows, and yes means may. */
    private static final String TABLE = """
            may become >          , Plac, Fail, Unco, Reje, Paym, Deli, Manu, Done, Expi, Canc, PayF, Refu
            Placing               ,    -,  yes,  yes,  yes,  yes,  yes,  yes,  yes,  yes,  yes,  yes,  yes
            PlacementFailed       ,  yes,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -
            Unconfirmed           ,    -,    -,    -,  yes,  yes,  yes,  yes,  yes,  yes,  yes,  yes,  yes
            Rejected              ,    -,    -,    -,    -,  yes,  yes,  yes,  yes,  yes,  yes,  yes,  yes
            WaitingForPayment     ,    -,    -,    -,    -,    -,  yes,  yes,  yes,  yes,  yes,  yes,  yes
            WaitingForDelivery    ,    -,    -,    -,    -,    -,    -,  yes,  yes,  yes,  yes,  yes,  yes
            WaitingForManualAction,    -,    -,    -,    -,  yes,  yes,    -,  yes,  yes,  yes,  yes,  yes
            Done                  ,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -
            Expired               ,    -,    -,    -,    -,    -,  yes,  yes,  yes,    -,  yes,    -,  yes
            Canceled              ,    -,    -,    -,    -,    -,  yes,  yes,  yes,  yes,    -,    -,  yes
            PaymentFailed         ,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -,  yes
            Refunded              ,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -,    -
            """;

    record Move(OrderStatus from, OrderStatus to) {
        @Override
        public String toString() {
            return from.label() + " --> " + to.label();
        }
    }

    private static final Map<OrderStatus, Set<OrderStatus>> SUCCESSORS = read();

    private DesignedMoves() {
    }

    static boolean allow(OrderStatus from, OrderStatus to) {
        return Objects.requireNonNull(SUCCESSORS.get(from)).contains(to);
    }

    static Set<Move> all() {
        return SUCCESSORS.entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(to -> new Move(row.getKey(), to)))
                .collect(toCollection(LinkedHashSet::new));
    }

    private static Map<OrderStatus, Set<OrderStatus>> read() {
        var rows = TABLE.lines().skip(1).map(line -> Arrays.stream(line.split(",")).map(String::strip).toList()).toList();
        var columns = rows.stream().map(row -> OrderStatus.ofLabel(row.getFirst())).toList();
        return rows.stream().collect(toUnmodifiableMap(row -> OrderStatus.ofLabel(row.getFirst()),
                row -> marked(row.subList(1, row.size()), columns)));
    }

    private static Set<OrderStatus> marked(List<String> cells, List<OrderStatus> columns) {
        if (cells.size() != columns.size()) {
            throw new IllegalStateException("a row of the table has " + cells.size() + " cells");
        }
        return IntStream.range(0, cells.size()).filter(i -> cells.get(i).equals("yes")).mapToObj(columns::get)
                .collect(toCollection(() -> EnumSet.noneOf(OrderStatus.class)));
    }
}
