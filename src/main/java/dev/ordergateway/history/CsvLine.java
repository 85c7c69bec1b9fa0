package dev.ordergateway.history;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** One line of a table as RFC 4180 has it, safe to open in a spreadsheet. */
final class CsvLine {

    /** What a spreadsheet takes for the beginning of a formula, also in their wide forms. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvLine() {
    }

    /** With the end of the line; null is an empty cell. */
    static String of(List<? extends @Nullable Object> cells) {
        return cells.stream().map(cell -> cell(Objects.toString(cell, ""))).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
        return isPlain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String text) {
        return text.equals(text.strip()) && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    }
}
