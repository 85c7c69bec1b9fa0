package dev.ordergateway.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/** Bodies that once were good JSON, a character for a byte. */
final class BrokenJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NUMBERS = List.of("1e400", "1e-400", "-0", "1e2147483648", "1e999999999",
            "1e-999999999", "1e99999999999", "9".repeat(900), "9".repeat(2000), "0.1e1", "01", "+1", ".5", "NaN", "0x1");
    private static final List<String> ODD_VALUES = List.of("\"\\ud83c\"", "\"\\udf81\\ud83c\"", "\"a\\u0000b\"",
            "{\"\\u0000\":\"\\ud83c\"}", nested("[", 900, "]"), nested("[", 1001, "]"), nested("{\"a\":", 900, "}"),
            "{\"a\":1,\"a\":2}");

    private final RandomGenerator random;
    private final OddTexts odd;
    private final List<String> fields;

    /** @param fields names that some body knows */
    BrokenJson(RandomGenerator random, OddTexts odd, List<String> fields) {
        this.random = random;
        this.odd = odd;
        this.fields = fields;
    }

    /** A body that is made of a good one. */
    String of(String good) {
        return random.nextInt(3) == 0 ? bytesOf(good) : fieldsOf(good);
    }

    private String bytesOf(String good) {
        int at = random.nextInt(good.length());
        return switch (random.nextInt(14)) {
            case 0 -> good.substring(0, at);
            case 1 -> good.substring(0, at) + (char) random.nextInt(256) + good.substring(at);
            case 2 -> good.substring(0, at) + good.substring(at + 1);
            case 3 -> good + good;
            case 4 -> '[' + good + ']';
            case 5 -> "\u00ef\u00bb\u00bf" + good;
            case 6 -> new String(good.getBytes(UTF_16), ISO_8859_1);
            case 7 -> odd.oneOf(List.of("[", "{\"a\":")).repeat(random.nextInt(1, 5000));
            case 8 -> odd.oneOf(
                    List.of("", " ", "null", "true", "1", "\"\"", "[]", "{}", "{", "}", "a=b&c=d", "<a/>", "\u0000", "\u00ff"));
            case 9 -> good.replaceFirst("\"", "'");
            case 10 -> good.replaceFirst("\\{", "{/*c*/");
            case 11 -> good.replaceFirst("}", ",}");
            case 12 -> good.replaceFirst("(\"[a-z_]+\"):", "$1:" + odd.oneOf(NUMBERS) + ",$1:");
            default ->
                good.replaceFirst("\\{", "{\"padding\":\"" + "x".repeat(odd.oneOf(List.of(1000, 300_000, 300_000, 1_500_000)))
                        + "\",");
        };
    }

    private String fieldsOf(String good) {
        try {
            var root = JSON.readTree(new String(good.getBytes(ISO_8859_1), UTF_8));
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                change(root);
            }
            return new String(JSON.writeValueAsBytes(root), ISO_8859_1);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(good, e);
        }
    }

    /** Goes down by chance and changes a field there. */
    private void change(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            var name = odd.oneOf(object.propertyStream().map(Map.Entry::getKey).toList());
            if (object.get(name).isContainerNode() && random.nextInt(4) > 0) {
                change(object.get(name));
            } else if (random.nextInt(4) == 0) {
                object.remove(name);
            } else if (random.nextInt(4) == 0) {
                object.set(odd.oneOf(fields), value());
            } else {
                object.set(name, value());
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            if (array.get(0).isContainerNode() && random.nextInt(4) > 0) {
                change(array.get(0));
            } else {
                array.add(random.nextBoolean() ? value() : array.get(0).deepCopy());
            }
        }
    }

    private JsonNode value() {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(11)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextLong());
            case 3 -> nodes.numberNode(random.nextDouble() - 0.5);
            case 4 -> nodes.arrayNode().add(odd.text()).add(1);
            case 5 -> nodes.objectNode().put(odd.text(), odd.text());
            case 6 -> nodes.textNode("x".repeat(odd.oneOf(List.of(255, 256, 501, 20_000))));
            case 7 -> nodes.rawValueNode(new RawValue(odd.oneOf(NUMBERS)));
            case 8 -> nodes.rawValueNode(new RawValue(odd.oneOf(ODD_VALUES)));
            default -> nodes.textNode(odd.text());
        };
    }

    private static String nested(String open, int deep, String close) {
        return open.repeat(deep) + '1' + close.repeat(deep);
    }

    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
