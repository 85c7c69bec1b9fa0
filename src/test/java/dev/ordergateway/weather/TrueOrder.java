package dev.ordergateway.weather;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;
import dev.ordergateway.weather.LiveStream.Span;
import dev.ordergateway.weather.Telling.Told;

/** One order as it really stands at the partner, and everybody who streams it. */
final class TrueOrder {

    /** A state, since when, and how that was told. */
    record Stay(OrderStatus status, Instant since, Telling how) {
    }

    private final String id = UUID.randomUUID().toString();
    private final String email;
    private final boolean showsAtOnce;
    private final boolean sendsComments;
    private final Duration silence;
    private final Consumer<Telling> whenTold;

    // guarded by this
    private final List<Stay> history = new ArrayList<>();
    private final List<LiveStream> streams = new ArrayList<>();
    private final List<Span> ended = new ArrayList<>();
    private Instant heardAt = Instant.now();
    private Instant excusedUntil = Instant.now();

    /**
     * @param showsAtOnce its streams begin with its state
     * @param sendsComments its streams carry comments while nothing happens
     * @param silence how long a stream may bring nothing before the gateway reads the order
     * @param whenTold hears how moves were told to whoever streams it
     */
    TrueOrder(String email, boolean showsAtOnce, boolean sendsComments, Duration silence, Consumer<Telling> whenTold) {
        this.email = email;
        this.showsAtOnce = showsAtOnce;
        this.sendsComments = sendsComments;
        this.silence = silence;
        this.whenTold = whenTold;
        history.add(new Stay(OrderStatus.WAITING_FOR_PAYMENT, Instant.now(), Telling.PLAINLY));
    }

    String id() {
        return id;
    }

    String email() {
        return email;
    }

    synchronized OrderStatus status() {
        return history.getLast().status;
    }

    synchronized List<Stay> history() {
        return List.copyOf(history);
    }

    synchronized List<Span> streams() {
        forgetEnded();
        return Stream.concat(ended.stream(), streams.stream().map(LiveStream::span)).toList();
    }

    private void forgetEnded() {
        var over = streams.stream().filter(stream -> !stream.isOpen()).toList();
        streams.removeAll(over);
        over.forEach(stream -> ended.add(stream.span()));
    }

    /** Since when the gateway has had every chance to know. */
    synchronized Instant knowableSince() {
        var since = history.getLast().since;
        return since.isAfter(excusedUntil) ? since : excusedUntil;
    }

    /** Makes the moves, and tells the last of them. */
    synchronized void move(List<OrderStatus> states, Telling wanted) {
        var now = Instant.now();
        var before = states.size() > 1 ? states.get(states.size() - 2) : status();
        var how = fitting(wanted, before, states.getLast(), now);
        states.forEach(next -> history.add(new Stay(next, now, how)));
        var told = new Told(document(before), document(), shortDocument(), isEnd());
        if (streams.stream().anyMatch(LiveStream::isOpen)) {
            whenTold.accept(how);
        }
        for (var stream : streams) {
            if (how == Telling.IN_A_DEAD_STREAM) {
                stream.die();
            }
            how.acts(told).forEach(stream::add);
        }
        if (!how.isSilent()) {
            heardAt = now;
        }
    }

    /**
     * What is lost without a sign is found at the gateway's next look, which comes the later the longer the stream has been
     * quiet; so only what is found soon is lost. And no step back is told that the table of moves lets be believed.
     */
    private Telling fitting(Telling wanted, OrderStatus before, OrderStatus next, Instant now) {
        var quiet = Duration.between(heardAt, now);
        if (wanted == Telling.STEPPING_BACK && next.canBecome(before)) {
            return Telling.PLAINLY;
        }
        if (wanted.isSilent() && quiet.compareTo(silence) < 0) {
            excusedUntil = now.plus(quiet).plus(silence);
            return wanted;
        }
        return wanted.isSilent() ? Telling.PLAINLY : wanted;
    }

    synchronized LiveStream open(String replica, Wire wire) {
        forgetEnded();
        var stream = new LiveStream(replica, wire, sendsComments);
        streams.add(stream);
        if (showsAtOnce || isEnd()) {
            stream.add(Telling.message(document()));
        }
        if (isEnd()) {
            stream.add(Telling::stop);
        }
        heardAt = Instant.now();
        return stream;
    }

    synchronized void cutStreams() {
        for (var stream : streams) {
            try {
                stream.cut();
            } catch (IOException _) {
                // over already
            }
        }
    }

    synchronized void killStreams() {
        streams.forEach(LiveStream::die);
    }

    /** Everything about it, for people. */
    @Override
    public synchronized String toString() {
        return "%s shows its state at once %s, sends comments %s, excused until %s%n  %s%n  %s".formatted(id, showsAtOnce,
                sendsComments, excusedUntil, history, streams());
    }

    synchronized boolean isEnd() {
        return status().phase() != Phase.OPEN;
    }

    synchronized String document() {
        return document(status());
    }

    private String shortDocument() {
        return "{\"order_id\":\"%s\",\"order_state\":\"%s\"}".formatted(id, status().label());
    }

    /** The partner's JSON, on one line. */
    private String document(OrderStatus status) {
        boolean isDone = status == OrderStatus.DONE;
        return """
                {"order_id":"%1$s","order_state":"%2$s","wallet_address":"Weather%1$s","coin_amount":"101.48",\
                "coin":"USDC","network":"Solana","payment_via":"USER_WALLET","user":{"email":"%3$s"},\
                "deliveries":[{"id":"%1$s-1","kind":"giftcard","delivery_state":"%4$s","deliverable":{\
                "brand_name":"Airbnb","country_code":"US","denomination":"100","pin_code":%5$s}}]}"""
                .formatted(id, status.label(), email, isDone ? "Succeeded" : "WaitingForPayment",
                        isDone ? "\"WEATHER-CODE\"" : "null");
    }
}
