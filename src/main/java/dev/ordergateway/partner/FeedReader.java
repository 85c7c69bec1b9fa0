package dev.ordergateway.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;

/** What an event of the partner's stream says. */
final class FeedReader {

    private static final JsonFactory JSON = new JsonFactory();

    private FeedReader() {
    }

    /** Empty for events that say nothing to us. */
    static Optional<FeedEvent> read(SseItem.Event event) {
        return switch (event.name()) {
            case "stop" -> Optional.of(new FeedEvent.Stopped());
            case "message" -> event.data().isBlank() ? Optional.empty() : Optional.of(message(event.data()));
            default -> Optional.empty();
        };
    }

    private static FeedEvent message(String data) {
        return OrderMessage.read(data)
                .filter(order -> order.orderState() != null)
                .<FeedEvent> map(FeedEvent.Shown::new)
                .orElseGet(() -> unreadable(data));
    }

    private static FeedEvent unreadable(String data) {
        var bytes = data.getBytes(StandardCharsets.UTF_8);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new FeedEvent.Unreadable(bytes.length, HexFormat.of().formatHex(digest), readable(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many characters can be read before something is no JSON any more. */
    private static int readable(String data) {
        try (var parser = JSON.createParser(data)) {
            while (parser.nextToken() != null) {
                // only how far it goes matters
            }
            return data.length();
        } catch (JsonProcessingException e) {
            // what passes a limit of the parser has no location
            return e.getLocation() == null ? 0 : Math.clamp(e.getLocation().getCharOffset(), 0, data.length());
        } catch (IOException e) {
            throw new UncheckedIOException("a text is read without I/O", e);
        }
    }
}
