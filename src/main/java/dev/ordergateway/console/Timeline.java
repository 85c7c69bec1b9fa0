package dev.ordergateway.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.OperatorActions;
import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.store.JournalLine;
import dev.ordergateway.store.OrderStory.Line;
import dev.ordergateway.store.OrderStory.Unreadable;

/**
 * A page of what happened to an order, the newest first.
 *
 * @param older the line before which the next page begins; null on the last one
 */
public record Timeline(List<Entry> entries, boolean isNewest, @Nullable Integer older) {

    /**
     * Something that happened.
     *
     * @param look what kind of thing it is, as the styles know it
     * @param remarks what there is to say of it, in sentences
     * @param words what a person gave as the reason
     */
    public record Entry(int seq, Instant at, String look, String title, String source, List<String> remarks,
            @Nullable String by, @Nullable String words, int count, @Nullable String shown) {
    }

    public boolean isPaged() {
        return !isNewest || older != null;
    }

    /** Of lines read one past the limit. */
    static Timeline of(List<Line> onePastLimit, int limit, boolean isNewest) {
        boolean hasMore = onePastLimit.size() > limit;
        var page = hasMore ? onePastLimit.subList(0, limit) : onePastLimit;
        return new Timeline(page.stream().map(Timeline::entry).toList(), isNewest,
                hasMore ? page.getLast().line().seq() : null);
    }

    private static Entry entry(Line told) {
        var line = told.line();
        boolean isPersonsReason = line.by() != null && isApplied(line);
        return new Entry(line.seq(), line.at(), look(line), title(line), source(line), remarks(line, told.unreadable()),
                line.by(), isPersonsReason ? words(line) : null, line.count(), told.shown());
    }

    private static boolean isApplied(JournalLine line) {
        return !"disregarded".equals(line.verdict());
    }

    private static String look(JournalLine line) {
        return !isApplied(line) ? "disregarded" : line.kind();
    }

    private static String title(JournalLine line) {
        if (!isApplied(line)) {
            return line.by() == null ? "Not believed" : "Tried, and not done";
        }
        return switch (line.kind()) {
            case "transition" -> line.from() == null || line.to() == null ? "The order came in"
                    : Words.spaced(line.from()) + " → " + Words.spaced(line.to());
            case "action" -> act(line);
            case "reveal" -> "A code was revealed";
            default -> line.reason() == null ? "Something new was learned" : "A flag went up";
        };
    }

    private static String act(JournalLine line) {
        var reason = line.reason();
        if (reason == null) {
            return "A person acted";
        }
        if (isReconcile(reason)) {
            return "A look at the partner was asked for";
        }
        return reason.equals("erasure") ? "The person behind the order was erased"
                : line.orderState() == null ? "The flags were acknowledged" : "The partner's order was taken over";
    }

    /** With a reason or without; another act may have one that begins with the same word. */
    private static boolean isReconcile(String reason) {
        return reason.equals(OperatorActions.RECONCILE) || reason.startsWith(OperatorActions.RECONCILE + ": ");
    }

    private static String source(JournalLine line) {
        return switch (line.source()) {
            case "placement" -> line.from() == null ? "the request" : "the answer to the create call";
            case "stream" -> "the partner's stream";
            case "poll" -> "a look at the partner";
            case "operator" -> "a person";
            case "timer" -> "the clock";
            default -> line.source();
        };
    }

    private static List<String> remarks(JournalLine line, @Nullable Unreadable unreadable) {
        var remarks = new ArrayList<String>();
        if (line.orderState() != null) {
            remarks.add("The partner said “" + line.orderState() + "”.");
        }
        var reason = line.reason();
        if (!isApplied(line) && reason != null) {
            remarks.add(named(Reason.values(), reason).map(Sentences::of).findFirst().orElseGet(() -> Words.spoken(reason)));
        } else if (line.by() == null && reason != null) {
            Arrays.stream(reason.split(" ", -1)).flatMap(flag -> named(Attention.values(), flag)).map(Sentences::of)
                    .forEach(remarks::add);
        }
        if (unreadable != null) {
            remarks.add("It had %d bytes, and the fault is at byte %d.".formatted(unreadable.length(), unreadable.position()));
        }
        return remarks;
    }

    /** None when a newer replica wrote a word that this one does not know. */
    private static <E extends Enum<E>> Stream<E> named(E[] constants, String name) {
        return Arrays.stream(constants).filter(constant -> constant.name().equals(name));
    }

    private static @Nullable String words(JournalLine line) {
        var reason = line.reason();
        if (reason == null || !line.kind().equals("action")) {
            return reason;
        }
        return reason.equals("erasure") || reason.equals(OperatorActions.RECONCILE) ? null
                : isReconcile(reason) ? reason.substring(OperatorActions.RECONCILE.length() + 2) : reason;
    }
}
