package dev.ordergateway.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the partner spells its JSON at the moment: each field is one of the ways in which its answers are known to vary. */
record Wire(Amounts amounts, Times times, boolean nullLists, boolean unknownFields, boolean noAllBrands, Problems problems,
        Ids ids) {

    static final Wire NORMAL = new Wire(Amounts.AS_THEY_ARE, Times.AS_THEY_ARE, false, false, false, Problems.NULL,
            Ids.UUID);

    private static final Set<String> AMOUNT_FIELDS = Set.of("coin_amount", "original_coin_amount", "original_price",
            "sent_coin_amount", "received_amount", "payment_value", "product_value", "threshold",
            "estimated_transfer_cost", "amount", "original_amount", "price", "value", "value_to_pay_in_crypto",
            "coin_amount_to_pay_in_crypto", "min", "max", "step_size", "default");
    private static final Set<String> TIME_FIELDS = Set.of("created_at", "updated_at", "payment_requested_at");

    /** How a decimal is written. */
    enum Amounts {
        AS_THEY_ARE,
        TEXT,
        NUMBER
    }

    /** How a time is written. */
    enum Times {
        AS_THEY_ARE,
        TEXT,
        NUMBER,
        FRACTION,
        ISO
    }

    /** How a validation says that there are none. */
    enum Problems {
        NULL,
        EMPTY,
        MISSING
    }

    /** How the id of a new order looks. An order keeps the one it was given. */
    enum Ids {
        UUID,
        ORD
    }

    /** What the body of a control call leaves out stays as it is. */
    Wire with(Fields body) {
        return new Wire(body.constant("amounts", Amounts.class, amounts), body.constant("times", Times.class, times),
                body.flag("null_lists", nullLists), body.flag("unknown_fields", unknownFields),
                body.flag("no_all_brands", noAllBrands), body.constant("problems", Problems.class, problems),
                body.constant("ids", Ids.class, ids));
    }

    String newId() {
        String id = UUID.randomUUID().toString();
        return ids == Ids.ORD ? "ord_" + id.replace("-", "") : id;
    }

    JsonNode spell(JsonNode answer) {
        return equals(NORMAL) ? answer : spell("", answer);
    }

    private JsonNode spell(String name, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> object(object);
            case NullNode nothing -> isNoProblem(name, nothing) && problems == Problems.EMPTY ? Json.array() : nothing;
            case ArrayNode list -> nullLists && list.isEmpty() ? Json.object().nullNode() : list(list);
            default -> AMOUNT_FIELDS.contains(name) ? amount(value) : TIME_FIELDS.contains(name) ? time(value) : value;
        };
    }

    private ObjectNode object(ObjectNode object) {
        ObjectNode spelt = Json.object();
        object.properties().stream()
                .filter(field -> !isLeftOut(field.getKey(), field.getValue()))
                .forEach(field -> spelt.set(field.getKey(), spell(field.getKey(), field.getValue())));
        return unknownFields ? spelt.set("sandbox_extra", Json.object().put("since", 1).putNull("text")) : spelt;
    }

    private boolean isLeftOut(String name, JsonNode value) {
        return (noAllBrands && name.equals("all_brands")) || (problems == Problems.MISSING && isNoProblem(name, value));
    }

    private static boolean isNoProblem(String name, JsonNode value) {
        return name.equals("problems") && value.isNull();
    }

    private ArrayNode list(ArrayNode list) {
        ArrayNode spelt = Json.array();
        list.forEach(entry -> spelt.add(spell("", entry)));
        return spelt;
    }

    /** A label such as {@code $5} is no amount, whatever its field is called. */
    private JsonNode amount(JsonNode value) {
        BigDecimal number = decimal(value);
        return number == null ? value : switch (amounts) {
            case AS_THEY_ARE -> value;
            case TEXT -> Json.object().textNode(number.toPlainString());
            case NUMBER -> DecimalNode.valueOf(number);
        };
    }

    private JsonNode time(JsonNode value) {
        BigDecimal number = decimal(value);
        return number == null ? value : switch (times) {
            case AS_THEY_ARE -> value;
            case TEXT -> Json.object().textNode(number.toPlainString());
            case NUMBER -> Json.object().numberNode(number.longValue());
            case FRACTION -> DecimalNode.valueOf(number.add(new BigDecimal("0.75")));
            case ISO -> Json.object().textNode(Instant.ofEpochSecond(number.longValue()).toString());
        };
    }

    private static @Nullable BigDecimal decimal(JsonNode value) {
        boolean isDecimal = value.isNumber() || (value.isTextual() && value.textValue().matches("\\d+(\\.\\d+)?"));
        return isDecimal ? new BigDecimal(value.asText()) : null;
    }
}
