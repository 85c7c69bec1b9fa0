package dev.ordergateway.history;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** One line of a table as RFC 4180 has it, safe to open in a spreadsheet. */
final class CsvLine {

    /** What a spreadsheet takes for the beginning of a formula, also in their wide forms. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** Where semicolons part the cells, as they do in half of Europe, one begins behind each. */
    private static final Pattern BEGINNING = Pattern.compile("(^|[;\t\r\n])([" + FORMULA.replace("-", "\\-") + "])");

    private CsvLine() {
    }

    /** With the end of the line; null is an empty cell. */
    static String of(List<? extends @Nullable Object> cells) {
        return cells.stream().map(cell -> cell(Objects.toString(cell, ""))).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var safe = BEGINNING.matcher(text).replaceAll("$1'$2");
        return isPlain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String text) {
        return text.equals(text.strip()) && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    }
}
