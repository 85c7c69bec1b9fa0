package dev.ordergateway.store;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Source;

/** A journal line in the database. */
@Entity
@Table(name = "journal")
class JournalRow {

    static final String APPLIED = "applied";
    static final String ACTION = "action";
    static final String REVEAL = "reveal";
    static final String TRANSITION = "transition";

    @EmbeddedId
    Key key;
    Instant at;
    int version;
    String kind;
    String source;
    @Column(name = "from_status")
    @Nullable
    String from;
    @Column(name = "to_status")
    @Nullable
    String to;
    String verdict;
    @Nullable
    String reason;
    @Column(name = "order_state")
    @Nullable
    String orderState;
    /** Leads to what the partner showed, for as long as that is kept. */
    @Column(name = "shown_sha256")
    byte @Nullable [] shownSha256;
    /** That itself, in a line that is new. */
    @Transient
    @Nullable
    Payload shown;
    @Column(name = "payload_length")
    @Nullable
    Integer payloadLength;
    @Column(name = "payload_sha256")
    @Nullable
    String payloadSha256;
    @Column(name = "payload_position")
    @Nullable
    Integer payloadPosition;
    @Column(name = "actor")
    @Nullable
    String by;
    int count = 1;

    @Embeddable
    record Key(@Column(name = "order_id") UUID orderId, @Column(name = "seq") int seq) {
    }

    /** The first line of a new order. */
    static JournalRow placing(Order order) {
        var row = line(new Key(order.id().value(), 1), order.createdAt(), order.version(), Source.PLACEMENT);
        row.kind = TRANSITION;
        row.to = order.status().label();
        return row;
    }

    /** The line for an observation that changed the order or was not believed. */
    static JournalRow of(OrderRow order, Order before, Observation observation, Outcome outcome) {
        var row = line(next(order), observation.at(), outcome.order().version(), observation.source());
        row.kind = outcome instanceof Advanced ? TRANSITION : "observation";
        row.from = before.status().label();
        row.to = outcome instanceof Advanced(_, var transition) ? transition.to().label() : null;
        row.verdict = outcome instanceof Disregarded ? "disregarded" : APPLIED;
        row.reason = outcome instanceof Disregarded(_, var reason) ? reason.name() : raised(before, outcome.order());
        observation.shownOrder().ifPresent(shown -> row.show(shown.orderState(), Payload.of(outcome.order(), shown)));
        if (observation instanceof Observation.Unreadable unreadable) {
            row.payloadLength = unreadable.length();
            row.payloadSha256 = unreadable.sha256();
            row.payloadPosition = unreadable.position();
        }
        return row;
    }

    private void show(@Nullable String word, Payload payload) {
        orderState = word;
        shown = payload;
        shownSha256 = HexFormat.of().parseHex(payload.sha256());
    }

    /** The flags that came up; null when none did. */
    private static @Nullable String raised(Order before, Order after) {
        var flags = after.attention().stream().filter(flag -> !before.attention().contains(flag)).sorted()
                .map(Attention::name).collect(Collectors.joining(" "));
        return flags.isEmpty() ? null : flags;
    }

    /** The same line for what a person brought about: who, and why unless something else is the reason. */
    JournalRow actedBy(Act act) {
        by = act.by();
        if (APPLIED.equals(verdict)) {
            kind = to == null ? ACTION : kind;
            reason = act.reason();
        }
        return this;
    }

    /** The line for an act that does not touch the order itself. */
    static JournalRow of(OrderRow order, Instant at, String kind, Act act) {
        var row = line(next(order), at, order.version, Source.OPERATOR);
        row.kind = kind;
        row.from = order.status;
        row.by = act.by();
        row.reason = act.reason();
        return row;
    }

    static Key last(OrderRow order) {
        return new Key(order.id, order.journalSeq);
    }

    private static Key next(OrderRow order) {
        return new Key(order.id, order.journalSeq + 1);
    }

    private static JournalRow line(Key key, Instant at, int version, Source source) {
        var row = new JournalRow();
        row.key = key;
        row.at = at;
        row.version = version;
        row.source = source.label();
        row.verdict = APPLIED;
        return row;
    }

    /** Says the same as the line before it, but for the time, and changed nothing. */
    boolean repeats(JournalRow previous) {
        return version == previous.version && (!APPLIED.equals(verdict) || kind.equals(ACTION))
                && kind.equals(previous.kind) && source.equals(previous.source) && verdict.equals(previous.verdict)
                && Objects.equals(reason, previous.reason) && Objects.equals(orderState, previous.orderState)
                && Objects.equals(by, previous.by);
    }

    JournalLine toLine() {
        return new JournalLine(key.seq(), at, version, kind, source, from, to, verdict, reason, orderState, by, count);
    }
}
