package dev.ordergateway.sandbox;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a stream puts what it has to say into bytes. */
enum Framing {
    NAMED,
    /** No frame says what it is, except the stop. */
    UNNAMED,
    /** Never a frame, and never an end. */
    COMMENTS,
    /** In pieces of a few bytes each. */
    SPLIT,
    MULTI_LINE,
    BAD_JSON,
    INVALID_SCHEMA,
    EXTRA_EVENT,
    STOP_WITHOUT_DATA,
    STOP_EMPTY_DATA,
    /** A stop after the first message, whatever it says. */
    EARLY_STOP;

    private static final String NAME = "event: message\n";
    private static final String STRANGER = "event: promotion\ndata: {\"discount\":\"5\"}\n\n";

    /** Whether the stream is over with a message, which may be the last one of the order. */
    boolean ends(boolean last) {
        return this == EARLY_STOP || (last && this != COMMENTS);
    }

    String message(JsonNode order) {
        return switch (this) {
            case UNNAMED -> data(order.toString());
            case COMMENTS -> ": something has changed\n\n";
            case MULTI_LINE -> NAME + data(order.toPrettyString());
            case BAD_JSON -> NAME + data(order.toString().substring(0, 40));
            case INVALID_SCHEMA -> NAME + data(order.<ObjectNode> deepCopy().put("order_state", 7).toString());
            case EXTRA_EVENT -> STRANGER + NAME + data(order.toString());
            case NAMED, SPLIT, STOP_WITHOUT_DATA, STOP_EMPTY_DATA, EARLY_STOP -> NAME + data(order.toString());
        };
    }

    String stop() {
        return "event: stop\n" + switch (this) {
            case STOP_WITHOUT_DATA -> "\n";
            case STOP_EMPTY_DATA -> "data:\n\n";
            default -> data("{}");
        };
    }

    /** How many bytes are written at once; all there are is less than the million. */
    int pieceLength() {
        return this == SPLIT ? 7 : 1_000_000;
    }

    private static String data(String text) {
        return text.lines().map(line -> "data: " + line + "\n").collect(joining()) + "\n";
    }
}
