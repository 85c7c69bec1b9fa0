package dev.ordergateway.weather;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderStatus;

/** An order as it is stored, with its journal. */
record Stored(String id, String key, OrderStatus status, int version, @Nullable String partnerId, Instant createdAt,
        Instant statusSince, List<Line> journal) {

    /** A line of the journal; {@code to} is null unless it is a transition. */
    record Line(int version, @Nullable String from, @Nullable String to, Instant at, String source) {
    }

    private static final String ORDERS = """
            select id, idempotency_key, status, version, partner_order_id, created_at, status_since from orders""";
    private static final String JOURNAL = """
            select order_id, version, from_status, to_status, at, source from journal order by order_id, seq""";

    /** All of them, as of one moment, by id. */
    static Map<String, Stored> read(WeatherDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var orders = new LinkedHashMap<String, Stored>();
            var journals = new HashMap<String, List<Line>>();
            try (var statement = connection.createStatement()) {
                try (var rows = statement.executeQuery(JOURNAL)) {
                    while (rows.next()) {
                        journals.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                                .add(line(rows));
                    }
                }
                try (var rows = statement.executeQuery(ORDERS)) {
                    while (rows.next()) {
                        var id = rows.getString(1);
                        orders.put(id, order(rows, journals.getOrDefault(id, List.of())));
                    }
                }
            }
            return orders;
        }
    }

    private static Stored order(ResultSet row, List<Line> journal) throws SQLException {
        return new Stored(row.getString(1), row.getString(2), OrderStatus.ofLabel(row.getString(3)), row.getInt(4),
                row.getString(5), row.getTimestamp(6).toInstant(), row.getTimestamp(7).toInstant(), journal);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getInt(2), row.getString(3), row.getString(4), row.getTimestamp(5).toInstant(), row.getString(6));
    }

    /** The statuses it has had, in order. */
    List<OrderStatus> chain() {
        return journal.stream().map(Line::to).filter(to -> to != null).map(OrderStatus::ofLabel).toList();
    }
}
