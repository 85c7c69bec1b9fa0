package dev.ordergateway.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.ordergateway.order.FieldError;

/**
 * Reads one JSON object field by field and collects what is wrong with it, each with its path, so that a caller hears of
 * every fault at once. After a fault the value read is a placeholder that must not be used. JSON null counts as absent.
 */
public final class JsonFields {

    public static final int NAME = 255;
    private static final int MOST_DIGITS = 30;

    private final JsonNode node;
    private final String path;
    private final List<FieldError> errors;

    private JsonFields(JsonNode node, String path, List<FieldError> errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    public static JsonFields of(JsonNode root, List<FieldError> errors) {
        return new JsonFields(root, "", errors);
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public JsonFields object(String name) {
        if (!has(name)) {
            error(name, "missing", "is required");
        } else if (!node.get(name).isObject()) {
            error(name, "wrong_type", "must be an object");
        }
        return new JsonFields(node.path(name), at(name), errors);
    }

    public List<JsonFields> objects(String name, int most) {
        var items = new ArrayList<JsonFields>();
        if (!has(name)) {
            error(name, "missing", "is required");
        } else if (!node.get(name).isArray()) {
            error(name, "wrong_type", "must be a list");
        } else if (node.get(name).isEmpty() || node.get(name).size() > most) {
            error(name, "out_of_range", "must have 1 to " + most + " entries");
        } else {
            node.get(name).forEach(item -> items.add(item(name, items.size(), item)));
        }
        return items;
    }

    private JsonFields item(String name, int index, JsonNode item) {
        if (item.isObject()) {
            return new JsonFields(item, at(name) + '[' + index + ']', errors);
        }
        error(name + '[' + index + ']', "wrong_type", "must be an object");
        return new JsonFields(JsonNodeFactory.instance.objectNode(), at(name) + '[' + index + ']', new ArrayList<>());
    }

    public String text(String name, int most) {
        var text = optionalText(name, most);
        if (text == null && !has(name)) {
            error(name, "missing", "is required");
        } else if (text != null && text.isBlank()) {
            error(name, "blank", "must not be blank");
        }
        return text == null ? "" : text;
    }

    public @Nullable String optionalText(String name, int most) {
        if (!has(name)) {
            return null;
        }
        if (!node.get(name).isTextual()) {
            error(name, "wrong_type", "must be a string");
            return null;
        }
        return storable(name, node.get(name).textValue(), most) ? node.get(name).textValue() : null;
    }

    /** A list of texts, each once. */
    public Set<String> distinctTexts(String name, int most, int longest) {
        var texts = new LinkedHashSet<String>();
        var list = node.path(name);
        if (!list.isArray() || list.isEmpty() || list.size() > most) {
            error(name, list.isArray() ? "out_of_range" : "wrong_type", "must be a list of 1 to " + most + " texts");
            return texts;
        }
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isTextual()) {
                error(name + '[' + i + ']', "wrong_type", "must be a string");
            } else if (storable(name + '[' + i + ']', list.get(i).textValue(), longest)) {
                texts.add(list.get(i).textValue());
            }
        }
        return texts;
    }

    public @Nullable Boolean optionalFlag(String name) {
        if (has(name) && !node.get(name).isBoolean()) {
            error(name, "wrong_type", "must be true or false");
        }
        return has(name) ? node.get(name).booleanValue() : null;
    }

    public int integer(String name, int least, int most) {
        if (!has(name)) {
            error(name, "missing", "is required");
        } else if (!node.get(name).isIntegralNumber()) {
            error(name, "wrong_type", "must be a whole number");
        } else if (!node.get(name).canConvertToInt() || node.get(name).intValue() < least || node.get(name).intValue() > most) {
            error(name, "out_of_range", "must be from " + least + " to " + most);
        } else {
            return node.get(name).intValue();
        }
        return least;
    }

    /** A positive decimal, as a number or as text. */
    public @Nullable BigDecimal optionalAmount(String name) {
        if (!has(name)) {
            return null;
        }
        var value = node.get(name);
        var amount = value.isNumber() ? value.decimalValue() : value.isTextual() ? decimal(value.textValue()) : null;
        if (amount == null) {
            error(name, "wrong_type", "must be a decimal number");
        } else if (amount.signum() <= 0 || amount.precision() > MOST_DIGITS || Math.abs((long) amount.scale()) > MOST_DIGITS) {
            error(name, "out_of_range", "must be positive and of ordinary size");
        }
        return amount;
    }

    private static @Nullable BigDecimal decimal(String text) {
        return text.matches("[0-9]{1,30}(\\.[0-9]{1,30})?") ? new BigDecimal(text) : null;
    }

    /** An object of short texts; empty when absent. */
    public Map<String, String> texts(String name, int most, int longestKey, int longestValue) {
        var texts = new TreeMap<String, String>();
        if (has(name) && !node.get(name).isObject()) {
            error(name, "wrong_type", "must be an object");
        } else if (has(name) && node.get(name).size() > most) {
            error(name, "out_of_range", "must have at most " + most + " entries");
        } else if (has(name)) {
            var inside = new JsonFields(node.get(name), at(name), errors);
            node.get(name).fieldNames().forEachRemaining(key -> {
                var value = inside.isKey(key, longestKey) ? inside.optionalText(key, longestValue) : null;
                if (value != null) {
                    texts.put(key, value);
                }
            });
        }
        return texts;
    }

    /** A key that is wrong is not repeated to the caller, because it can be anything. */
    private boolean isKey(String key, int longest) {
        var found = Texts.fault(key, longest);
        var fault = key.isEmpty() ? "too_short" : found == null ? null : found.code();
        if (fault != null) {
            errors.add(new FieldError(path, fault,
                    "keys have 1 to " + longest + " characters, no NUL and no half of a surrogate pair"));
        }
        return fault == null;
    }

    public void error(String name, String code, String detail) {
        errors.add(new FieldError(at(name), code, detail));
    }

    private boolean storable(String name, String text, int most) {
        var fault = Texts.fault(text, most);
        if (fault != null) {
            error(name, fault.code(), fault.detail());
        }
        return fault == null;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
