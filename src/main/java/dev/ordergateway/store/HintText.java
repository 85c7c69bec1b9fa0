package dev.ordergateway.store;

import java.util.ArrayList;
import java.util.List;

import dev.ordergateway.order.OrderId;

/** Hints as the text of a notification, which may have 8,000 bytes at most. Words of a newer replica are left out. */
final class HintText {

    /** How many changed orders one text can hold. */
    static final int MOST = 180;

    private static final String LEASES = "leases";
    private static final String MISSED = "missed";
    private static final String LOOK = "look:";
    private static final String EVENTS = "events:";

    private HintText() {
    }

    /** @param listed how far the log of events goes; 0 when there is nothing to say about it */
    static String of(List<Hint.Changed> changed, long listed, boolean leasesMoved, boolean missed) {
        var words = new ArrayList<String>();
        if (missed) {
            words.add(MISSED);
        }
        if (leasesMoved) {
            words.add(LEASES);
        }
        if (listed > 0) {
            words.add(EVENTS + listed);
        }
        changed.forEach(order -> words.add((order.lookOwed() ? LOOK : "") + order.id()));
        return String.join(" ", words);
    }

    static List<Hint> read(String text) {
        var hints = new ArrayList<Hint>();
        for (var word : text.split(" ", -1)) {
            switch (word) {
                case LEASES -> hints.add(new Hint.LeasesMoved());
                case MISSED -> hints.add(new Hint.Missed());
                default -> read(word, hints);
            }
        }
        return hints;
    }

    private static void read(String word, List<Hint> hints) {
        if (word.matches(EVENTS + "[0-9]{1,18}")) {
            hints.add(new Hint.EventsListed(Long.parseLong(word.substring(EVENTS.length()))));
        } else {
            readChanged(word, hints);
        }
    }

    private static void readChanged(String word, List<Hint> hints) {
        boolean lookOwed = word.startsWith(LOOK);
        OrderId.parse(lookOwed ? word.substring(LOOK.length()) : word)
                .ifPresent(id -> hints.add(new Hint.Changed(id, lookOwed)));
    }
}
