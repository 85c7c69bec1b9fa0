package dev.ordergateway.placement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells one request body from another by what it says: the order of fields and the spelling of numbers do not matter. */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(JsonNode body) {
        var fingerprint = new Fingerprint();
        fingerprint.add(body);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    /** Without recursion: a body may be nested deeper than a thread's stack allows. */
    private void add(JsonNode body) {
        var ahead = new ArrayDeque<Part>();
        ahead.push(new Part(null, body));
        while (!ahead.isEmpty()) {
            var part = ahead.pop();
            if (part.name != null) {
                text("n", part.name);
            }
            begun(part.node).reversed().forEach(ahead::push);
        }
    }

    /** What is inside comes next. */
    private List<Part> begun(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> token("{", node.size());
            case ARRAY -> token("[", node.size());
            case NUMBER -> text("#", canonical(node.decimalValue()));
            case STRING -> text("s", node.textValue());
            default -> text("v", node.asText());
        }
        return node.isObject()
                ? node.propertyStream().sorted(Map.Entry.comparingByKey())
                        .map(field -> new Part(field.getKey(), field.getValue()))
                        .toList()
                : node.valueStream().map(element -> new Part(null, element)).toList();
    }

    /** Never written out, because 1e999999999 is a short text; and an exponent may leave the range of int. */
    private static String canonical(BigDecimal number) {
        var digits = new BigDecimal(number.unscaledValue()).stripTrailingZeros();
        long exponent = number.signum() == 0 ? 0 : -((long) number.scale() + digits.scale());
        return digits.unscaledValue() + "e" + exponent;
    }

    private void text(String kind, String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        token(kind, bytes.length);
        digest.update(bytes);
    }

    /** Lengths go in too, so that no two bodies run together to the same bytes. */
    private void token(String kind, int length) {
        digest.update((kind + length + ':').getBytes(StandardCharsets.UTF_8));
    }

    private record Part(@Nullable String name, JsonNode node) {
    }
}
