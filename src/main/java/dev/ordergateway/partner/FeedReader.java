package dev.ordergateway.partner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What an event of the partner's stream says. */
final class FeedReader {

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
                .orElseGet(() -> unreadable(data.getBytes(StandardCharsets.UTF_8)));
    }

    private static FeedEvent unreadable(byte[] data) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(data);
            return new FeedEvent.Unreadable(data.length, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
