package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.partner.FeedEvent;
import dev.ordergateway.partner.FeedFailure;
import dev.ordergateway.support.PartnerShows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;

/** The partner's side of one order: its streams say what the test makes them say, its reads answer as scripted. */
final class ScriptedPartner {

    private final Clock clock;
    private final Instant begin;
    private final Deque<Multi<FeedEvent>> scripts = new ArrayDeque<>();
    private final Deque<Uni<PartnerOrder>> answers = new ArrayDeque<>();
    private final List<Duration> openings = new ArrayList<>();
    private final List<Duration> reads = new ArrayList<>();
    private @Nullable MultiEmitter<? super FeedEvent> stream;
    private PartnerOrder present;

    ScriptedPartner(Clock clock, PartnerShows present) {
        this.clock = clock;
        this.begin = clock.instant();
        this.present = present.order();
    }

    Multi<FeedEvent> feed() {
        openings.add(Duration.between(begin, clock.instant()));
        return scripts.isEmpty() ? Multi.createFrom().<FeedEvent> emitter(this::connect) : scripts.remove();
    }

    Uni<PartnerOrder> fetch() {
        reads.add(Duration.between(begin, clock.instant()));
        return answers.isEmpty() ? Uni.createFrom().item(present) : answers.remove();
    }

    /** What reads show from now on. */
    void has(PartnerShows order) {
        present = order.order();
    }

    void nextStream(Multi<FeedEvent> script) {
        scripts.add(script);
    }

    void refusesStreams(int howMany) {
        for (int i = 0; i < howMany; i++) {
            scripts.add(Multi.createFrom().failure(FeedFailure.of(FeedFailure.Reason.CONNECT)));
        }
    }

    void nextAnswer(Uni<PartnerOrder> answer) {
        answers.add(answer);
    }

    void accepts() {
        sends(new FeedEvent.Opened());
    }

    void shows(PartnerShows order) {
        sends(new FeedEvent.Shown(order.order()));
    }

    void sendsRubbish() {
        sends(new FeedEvent.Unreadable(7, "0f", 0));
    }

    void sendsStop() {
        sends(new FeedEvent.Stopped());
    }

    void closes() {
        current().complete();
    }

    void breaks() {
        current().fail(FeedFailure.of(FeedFailure.Reason.RESET));
    }

    boolean isStreaming() {
        return stream != null;
    }

    /** When streams were asked for, since the beginning. */
    List<Duration> openings() {
        return List.copyOf(openings);
    }

    /** When the order was read, since the beginning. */
    List<Duration> reads() {
        return List.copyOf(reads);
    }

    private void sends(FeedEvent event) {
        current().emit(event);
    }

    private MultiEmitter<? super FeedEvent> current() {
        if (stream == null) {
            throw new AssertionError("no stream is open");
        }
        return stream;
    }

    private void connect(MultiEmitter<? super FeedEvent> emitter) {
        stream = emitter;
        emitter.onTermination(() -> stream = null);
    }
}
