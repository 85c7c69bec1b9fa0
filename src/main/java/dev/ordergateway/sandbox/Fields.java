package dev.ordergateway.sandbox;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON object that knows where it stands in the body, so that a refusal can name the field. */
record Fields(JsonNode node, String path) {

    // What is echoed is kept: without a bound a few large bodies would fill the memory.
    private static final int LONGEST_TEXT = 255;

    Fields object(String name) {
        JsonNode child = node.path(name);
        if (!child.isObject()) {
            throw Refusal.badRequest(path + name + " must be an object");
        }
        return new Fields(child, path + name + ".");
    }

    List<Fields> objects(String name) {
        if (!node.path(name).isArray() || node.path(name).isEmpty()) {
            throw Refusal.badRequest(path + name + " must be a list with at least one entry");
        }
        List<Fields> entries = new ArrayList<>();
        for (JsonNode entry : node.path(name)) {
            String place = path + name + "[" + entries.size() + "]";
            if (!entry.isObject()) {
                throw Refusal.badRequest(place + " must be an object");
            }
            entries.add(new Fields(entry, place + "."));
        }
        return entries;
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null || text.isBlank()) {
            throw Refusal.badRequest(path + name + " is required");
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        JsonNode child = node.path(name);
        if (child.isMissingNode() || child.isNull()) {
            return null;
        }
        if (!child.isTextual() || child.textValue().length() > LONGEST_TEXT) {
            throw Refusal.badRequest(path + name + " must be a text of at most " + LONGEST_TEXT + " characters");
        }
        return child.textValue();
    }

    int number(String name, int least, int whenAbsent) {
        JsonNode child = node.path(name);
        if (child.isMissingNode()) {
            return whenAbsent;
        }
        if (!child.isInt() || child.intValue() < least) {
            throw Refusal.badRequest(path + name + " must be a whole number from " + least);
        }
        return child.intValue();
    }

    /** The constant of that name, in whatever case. */
    <E extends Enum<E>> E constant(String name, Class<E> type, E whenAbsent) {
        return optionalText(name) == null ? whenAbsent : constant(name, type);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            String known = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .collect(joining(", "));
            throw Refusal.badRequest(path + name + " is not known: " + text + "; there are " + known);
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean flag(String name, boolean whenAbsent) {
        JsonNode child = node.path(name);
        if (!child.isMissingNode() && !child.isBoolean()) {
            throw Refusal.badRequest(path + name + " must be true or false");
        }
        return child.asBoolean(whenAbsent);
    }
}
