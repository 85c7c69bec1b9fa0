package dev.ordergateway.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.store.JournalLine;

/**
 * The states an order can be in, with the way that one has gone.
 *
 * @param edges the moves, those made last and so drawn over the others
 * @param steps the statuses it has been in, in that order
 */
public record Picture(List<Node> nodes, List<Edge> edges, List<Step> steps) {

    /** How many are told one by one. */
    private static final int MOST_STEPS = 12;

    /**
     * A state.
     *
     * @param look {@code here}, {@code been} or nothing
     * @param turns the numbers of the steps that led to it
     */
    public record Node(OrderStatus status, Place place, String look, String turns) {

        /** The words in lines that fit into the box. */
        public List<String> lines() {
            var text = Words.spaced(status.label());
            int middle = text.length() > Place.CHARACTERS ? text.indexOf(' ', text.indexOf(' ') + 1) : -1;
            return middle < 0 ? List.of(text) : List.of(text.substring(0, middle), text.substring(middle + 1));
        }
    }

    /** A move. */
    public record Edge(OrderStatus from, OrderStatus to, boolean isLit) {

        /** The path of its line. */
        public String line() {
            return Place.of(from).lineTo(Place.of(to));
        }
    }

    /** Having come into a status. */
    public record Step(String status, Instant at, boolean isLast) {
    }

    /** @param all as the journal has them, oldest first */
    static Picture of(OrderStatus status, List<JournalLine> all) {
        var moves = all.stream().filter(Picture::isKnown).toList();
        var visited = moves.stream().map(line -> OrderStatus.ofLabel(Objects.requireNonNull(line.to()))).toList();
        return new Picture(Arrays.stream(OrderStatus.values()).map(each -> node(each, status, visited)).toList(),
                edges(moves), steps(moves));
    }

    /** A newer replica may have written a word that this one does not know. */
    private static boolean isKnown(JournalLine line) {
        return isKnown(line.to()) && (line.from() == null || isKnown(line.from()));
    }

    private static boolean isKnown(@Nullable String label) {
        return Arrays.stream(OrderStatus.values()).anyMatch(status -> status.label().equals(label));
    }

    private static Node node(OrderStatus each, OrderStatus status, List<OrderStatus> visited) {
        var turns = new ArrayList<String>();
        for (int i = 0; i < visited.size(); i++) {
            if (visited.get(i) == each) {
                turns.add(String.valueOf(i + 1));
            }
        }
        var shown = turns.size() > 3 ? "…" + turns.getLast() : String.join("·", turns);
        return new Node(each, Place.of(each), each == status ? "here" : turns.isEmpty() ? "" : "been", shown);
    }

    private static List<Edge> edges(List<JournalLine> moves) {
        var made = moves.stream().filter(line -> line.from() != null)
                .map(line -> new Edge(OrderStatus.ofLabel(Objects.requireNonNull(line.from())),
                        OrderStatus.ofLabel(Objects.requireNonNull(line.to())), true))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var all = new ArrayList<Edge>();
        Place.USUAL.forEach((from, next) -> next.stream().map(to -> new Edge(from, to, false))
                .filter(edge -> !made.contains(new Edge(edge.from, edge.to, true))).forEach(all::add));
        all.addAll(made);
        return all;
    }

    private static List<Step> steps(List<JournalLine> moves) {
        var last = moves.subList(Math.max(0, moves.size() - MOST_STEPS), moves.size());
        return last.stream()
                .map(line -> new Step(Objects.requireNonNull(line.to()), line.at(), line.seq() == moves.getLast().seq()))
                .toList();
    }

    public int width() {
        return Place.WIDTH;
    }

    public int height() {
        return Place.HEIGHT;
    }

    /** The way in words. */
    public String way() {
        return steps.stream().map(step -> Words.spaced(step.status)).collect(Collectors.joining(", then "));
    }
}
