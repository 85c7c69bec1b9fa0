package dev.ordergateway.weather;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import dev.ordergateway.weather.LiveStream.Act;

/** How the partner tells a move on an order's stream. */
enum Telling {
    PLAINLY(told -> List.of(told.say(), told.end())),
    /** The message is lost, and nothing else is. */
    NOT(_ -> List.of()),
    TWICE(told -> List.of(told.say(), told.say(), told.end())),
    /** The state before it comes again, or only now. */
    STEPPING_BACK(told -> List.of(told.say(), told.sayBefore(), told.end())),
    MALFORMED(told -> List.of(told.sayHalf())),
    AFTER_A_LINE_OF_3_MB(told -> List.of(line(3_000_000), told.say(), told.end())),
    IN_AN_ENDLESS_LINE(_ -> List.of(line(Long.MAX_VALUE))),
    BYTE_BY_BYTE(told -> List.of(trickle(told.shortMessage()), told.end())),
    WITH_AN_EARLY_STOP(told -> List.of(told.say(), Telling::sayStop)),
    WITH_TWO_STOPS(told -> List.of(told.say(), Telling::sayStop, Telling::sayStop)),
    WITHOUT_STOP(told -> List.of(told.say())),
    IN_A_RESET_STREAM(told -> List.of(Wire::reset)),
    IN_A_CLOSED_STREAM(told -> List.of(Wire::close)),
    /** Nothing is ever written again, and the connection stays. */
    IN_A_DEAD_STREAM(_ -> List.of());

    /** The move, as JSON documents of the order. */
    record Told(String before, String now, String shortNow, boolean isEnd) {

        private Act say() {
            return message(now);
        }

        private Act sayBefore() {
            return message(before);
        }

        private Act sayHalf() {
            return message(now.substring(0, now.length() / 2));
        }

        private String shortMessage() {
            return "data: " + shortNow + "\n\n";
        }

        /** What follows the last message of an order in good weather. */
        private Act end() {
            return isEnd ? Telling::stop : _ -> {
            };
        }
    }

    private static final int CHUNK = 8192;

    private final Function<Told, List<Act>> acts;

    Telling(Function<Told, List<Act>> acts) {
        this.acts = acts;
    }

    List<Act> acts(Told told) {
        return acts.apply(told);
    }

    /** The gateway gets no sign that it missed something. */
    boolean isSilent() {
        return this == NOT || this == MALFORMED || this == IN_A_DEAD_STREAM;
    }

    static Act message(String document) {
        return wire -> wire.write("event: message\ndata: " + document + "\n\n");
    }

    static void stop(Wire wire) throws IOException {
        sayStop(wire);
        wire.close();
    }

    private static void sayStop(Wire wire) throws IOException {
        wire.write("event: stop\ndata: {}\n\n");
    }

    /** Ends early when the other side has had enough. */
    private static Act line(long length) {
        return wire -> {
            wire.write("data: ");
            for (long written = 0; written < length; written += CHUNK) {
                wire.write("x".repeat(CHUNK));
            }
            wire.write("\n\n");
        };
    }

    private static Act trickle(String text) {
        return wire -> {
            for (int i = 0; i < text.length(); i++) {
                wire.write(text.substring(i, i + 1));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        };
    }
}
