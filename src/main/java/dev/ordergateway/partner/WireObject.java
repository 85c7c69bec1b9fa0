package dev.ordergateway.partner;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * A JSON object of the partner, read with patience: a field that is missing, null, of another type or out of bounds is
 * absent, and never spoils its neighbours. Numbers keep the text they came with.
 */
final class WireObject {

    static final WireObject EMPTY = new WireObject(Map.of());

    private static final int MAX_TEXT = 4096;
    private static final int MAX_LITERAL = 128;
    private static final int MAX_DIGITS = 60;
    private static final int MAX_SCALE = 40;
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(5_000_000_000L);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    // a long numeral must not make the rest unreadable; the bound that matters is the size of the whole
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
            .build();

    private record Numeral(String text) {
    }

    private final Map<String, @Nullable Object> fields;

    private WireObject(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** Empty when the text does not begin with a whole JSON object. */
    static Optional<WireObject> read(String text) {
        try (var parser = JSON.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? Optional.of(object(parser)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static WireObject object(JsonParser parser) throws IOException {
        var fields = new HashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new WireObject(fields);
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
            case null, default -> null;
        };
    }

    /** The first of these fields that holds a text of use. */
    @Nullable
    String text(String... names) {
        return first(names, WireObject::asText);
    }

    /** The same, where a number does as well. */
    @Nullable
    String textOrNumeral(String... names) {
        return first(names, value -> value instanceof Numeral(var text) ? asText(text) : asText(value));
    }

    /** The first of these fields that holds a number, as such or as text. */
    @Nullable
    BigDecimal decimal(String... names) {
        return first(names, WireObject::asDecimal);
    }

    /** The first of these fields that holds a time: seconds since 1970 as number or text, or ISO 8601. */
    @Nullable
    Instant instant(String... names) {
        return first(names, WireObject::asInstant);
    }

    /** The object in this field; the empty one when there is none. */
    WireObject object(String name) {
        return fields.get(name) instanceof WireObject object ? object : EMPTY;
    }

    /** The objects in the list in this field. */
    List<WireObject> objects(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().filter(WireObject.class::isInstance).map(WireObject.class::cast).toList()
                : List.of();
    }

    boolean hasItems(String name) {
        return fields.get(name) instanceof List<?> list && !list.isEmpty();
    }

    /** This object, and beneath it what only the other one has. */
    WireObject over(WireObject other) {
        var all = new HashMap<String, @Nullable Object>(other.fields);
        fields.forEach((name, value) -> all.compute(name, (_, theirs) -> value == null ? theirs : value));
        return new WireObject(all);
    }

    private <T> @Nullable T first(String[] names, Function<@Nullable Object, @Nullable T> reading) {
        for (var name : names) {
            var value = reading.apply(fields.get(name));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Neither NUL nor half a surrogate pair survives: the database takes neither. */
    private static @Nullable String asText(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() && text.length() <= MAX_TEXT
                ? new String(text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : null;
    }

    private static @Nullable String asLiteral(@Nullable Object value) {
        return switch (value) {
            case Numeral(var text) when text.length() <= MAX_LITERAL -> text;
            case String text when text.length() <= MAX_LITERAL -> text.strip();
            case null, default -> null;
        };
    }

    private static @Nullable BigDecimal asDecimal(@Nullable Object value) {
        var literal = asLiteral(value);
        if (literal == null) {
            return null;
        }
        try {
            var decimal = new BigDecimal(literal);
            return decimal.precision() <= MAX_DIGITS && Math.abs((long) decimal.scale()) <= MAX_SCALE ? decimal : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** To the millisecond: what the database would cut off must not look like news when it comes again. */
    private static @Nullable Instant asInstant(@Nullable Object value) {
        var epoch = asEpochSeconds(value);
        var instant = epoch == null ? asIsoTime(value) : epoch;
        return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null
                : instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Instant asEpochSeconds(@Nullable Object value) {
        var seconds = asDecimal(value);
        if (seconds == null || seconds.signum() < 0 || seconds.compareTo(MAX_SECONDS) > 0) {
            return null;
        }
        return Instant.EPOCH.plusNanos(seconds.movePointRight(9).longValue());
    }

    private static @Nullable Instant asIsoTime(@Nullable Object value) {
        var literal = asLiteral(value);
        try {
            return literal == null ? null : OffsetDateTime.parse(literal).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
