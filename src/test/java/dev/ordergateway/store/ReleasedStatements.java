package dev.ordergateway.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a release says to the database, in one life of a gateway: its statements with their parameters, in their order. */
record ReleasedStatements(List<Sent> all) {

    private static final Path FILES = Path.of("src", "test", "resources", "released");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WRITE = Pattern.compile("\\b(insert|update|delete)\\b", Pattern.CASE_INSENSITIVE);

    /**
     * One statement.
     *
     * @param sql with $1, $2 …
     * @param parameters as texts
     */
    record Sent(String sql, List<@Nullable String> parameters) {

        boolean isWrite() {
            return WRITE.matcher(sql).find();
        }

        /** As the wire protocol does it: what a parameter is follows from where it stands. */
        private String executedBy(Statement statement) throws SQLException {
            statement.execute("prepare released as " + sql);
            boolean hasRows = statement.execute("execute released" + parameters.stream().map(Sent::literal)
                    .collect(Collectors.joining(", ", parameters.isEmpty() ? "" : "(", parameters.isEmpty() ? "" : ")")));
            var shape = hasRows ? shapeOfRows(statement) : statement.getUpdateCount() + " rows changed";
            statement.execute("deallocate released");
            return shape;
        }

        private static String literal(@Nullable String parameter) {
            return parameter == null ? "null" : "E'" + parameter.replace("\\", "\\\\").replace("'", "''") + '\'';
        }

        private static String shapeOfRows(Statement statement) throws SQLException {
            try (var rows = statement.getResultSet()) {
                var columns = rows.getMetaData();
                var shape = new StringBuilder();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    shape.append(columns.getColumnName(i)).append(' ').append(columns.getColumnTypeName(i)).append(", ");
                }
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                return shape.append(count).append(" rows").toString();
            }
        }
    }

    static Path file(String schema) {
        return FILES.resolve("schema-" + schema + ".jsonl");
    }

    static ReleasedStatements of(String schema) {
        try (var lines = Files.lines(file(schema))) {
            return new ReleasedStatements(lines.map(ReleasedStatements::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schemas that were released, oldest first. */
    static List<String> schemas() {
        try (var files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\D", ""))
                    .sorted((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeTo(Path file) throws IOException {
        Files.createDirectories(FILES);
        Files.write(file, all.stream().map(ReleasedStatements::written).toList());
    }

    /**
     * What each of them comes to, by its text and its turn; its failure when it fails. All of them, or only those that read.
     */
    Map<String, String> shapes(Connection connection, boolean onlyReads) throws SQLException {
        var shapes = new LinkedHashMap<String, String>();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (int i = 0; i < all.size(); i++) {
                var sent = all.get(i);
                if (!onlyReads || !sent.isWrite()) {
                    shapes.put(i + ": " + sent.sql, shape(sent, statement, connection));
                }
            }
        }
        return shapes;
    }

    private static String shape(Sent sent, Statement statement, Connection connection) throws SQLException {
        var before = connection.setSavepoint();
        try {
            return sent.executedBy(statement);
        } catch (SQLException e) {
            connection.rollback(before);
            statement.execute("deallocate all");
            return "failed: " + e.getMessage();
        }
    }

    private static Sent read(String line) {
        try {
            return JSON.readValue(line, Sent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(Sent sent) {
        try {
            return JSON.writeValueAsString(Map.of("sql", sent.sql, "parameters", sent.parameters));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
