package dev.ordergateway.support;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;

/** The tables themselves, for tests about what stands in them. */
@Singleton
public class Database {

    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    /** Every row of every table, as text. */
    public String dump() throws SQLException {
        return String.join("\n", tables().values());
    }

    /** The same by the name of the table. */
    public Map<String, String> tables() throws SQLException {
        var tables = new HashMap<String, String>();
        for (var table : texts("select table_name from information_schema.tables where table_schema = 'public'")) {
            tables.put(table, String.join("\n", texts("select t::text from \"" + table + "\" t")));
        }
        return tables;
    }

    /** The first column of a query. */
    public List<String> texts(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** A transaction that has executed this and ends when it is closed. */
    public AutoCloseable locking(String sql) throws SQLException {
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return () -> {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        };
    }

    public void execute(String sql) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
