package dev.ordergateway.support;

import java.util.ArrayList;
import java.util.List;

/** A table read as RFC 4180 has it. */
public record Table(List<String> head, List<List<String>> rows) {

    public static Table parse(String csv) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (isQuoted) {
                boolean isDoubled = c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"';
                if (c != '"' || isDoubled) {
                    cell.append(c);
                } else {
                    isQuoted = false;
                }
                i += isDoubled ? 1 : 0;
            } else if (c == '"') {
                isQuoted = true;
            } else if (c == ',' || c == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return new Table(lines.getFirst(), lines.subList(1, lines.size()));
    }

    public List<String> column(String name) {
        return rows.stream().map(row -> row.get(head.indexOf(name))).toList();
    }
}
