package dev.ordergateway.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** Filters of orders drawn at random, and what each must find among orders that are known. */
public final class RandomFilters {

    private static final Map<String, Function<JsonNode, Stream<String>>> FACTS = Map.of(
            "status", field("status"), "phase", field("phase"), "coin", field("coin"), "network", field("network"),
            "client_reference", field("client_reference"), "placed_by", field("placed_by"),
            "attention", order -> order.path("attention").valueStream().map(JsonNode::textValue),
            "brand", delivery("brand_name"), "country_code", delivery("country_code"), "kind", delivery("kind"));

    private static final Map<String, String> FROM = Map.of("created_from", "created_at", "updated_from", "updated_at");
    private static final Map<String, String> BEFORE = Map.of("created_to", "created_at", "updated_to", "updated_at",
            "status_since_before", "status_since");

    private final RandomGenerator random;
    private final List<JsonNode> orders;

    public RandomFilters(RandomGenerator random, List<JsonNode> orders) {
        this.random = random;
        this.orders = orders;
    }

    /** One filter; the values of each name are alternatives. */
    public Map<String, List<String>> filter() {
        var filter = new TreeMap<String, List<String>>();
        for (var fact : new TreeSet<>(FACTS.keySet())) {
            if (random.nextInt(6) == 0) {
                filter.put(fact, values(fact));
            }
        }
        Stream.of(FROM, BEFORE).flatMap(times -> new TreeMap<>(times).entrySet().stream()).forEach(time -> {
            if (random.nextInt(8) == 0) {
                filter.put(time.getKey(), List.of(any().path(time.getValue()).textValue()));
            }
        });
        return isInOrder(filter, "created") && isInOrder(filter, "updated") ? filter : filter();
    }

    /** The ids of those that it must find, newest first. */
    public List<String> found(Map<String, List<String>> filter) {
        return OrderList.ids(orders.stream()
                .filter(order -> filter.entrySet().stream().allMatch(one -> meets(order, one.getKey(), one.getValue())))
                .sorted(Comparator.<JsonNode, Instant> comparing(order -> time(order, "created_at"))
                        .thenComparing(order -> order.path("order_id").textValue()).reversed())
                .toList());
    }

    public static String query(Map<String, List<String>> filter) {
        return filter.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(value -> OrderList.pair(one.getKey(), value)))
                .collect(Collectors.joining("&"));
    }

    private List<String> values(String fact) {
        var values = new ArrayList<String>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            FACTS.getOrDefault(fact, _ -> Stream.of()).apply(any()).findFirst().ifPresent(values::add);
        }
        if (values.isEmpty()) {
            return values(fact);
        }
        return fact.equals("brand") && random.nextBoolean() ? List.of(values.getFirst().replace('i', 'I')) : values;
    }

    private JsonNode any() {
        return orders.get(random.nextInt(orders.size()));
    }

    private static boolean meets(JsonNode order, String name, List<String> values) {
        if (FROM.containsKey(name)) {
            return !time(order, FROM.get(name)).isBefore(Instant.parse(values.getFirst()));
        }
        if (BEFORE.containsKey(name)) {
            return time(order, BEFORE.get(name)).isBefore(Instant.parse(values.getFirst()));
        }
        var plain = values.stream().map(value -> inOneCase(name, value)).toList();
        return FACTS.getOrDefault(name, _ -> Stream.of()).apply(order)
                .anyMatch(value -> plain.contains(inOneCase(name, value)));
    }

    private static String inOneCase(String name, String value) {
        return name.equals("brand") ? value.toLowerCase(Locale.ROOT) : value;
    }

    private static boolean isInOrder(Map<String, List<String>> filter, String period) {
        var from = filter.get(period + "_from");
        var to = filter.get(period + "_to");
        return from == null || to == null || Instant.parse(from.getFirst()).isBefore(Instant.parse(to.getFirst()));
    }

    private static Instant time(JsonNode order, String field) {
        return Instant.parse(order.path(field).textValue());
    }

    private static Function<JsonNode, Stream<String>> field(String name) {
        return order -> Stream.ofNullable(order.path(name).textValue());
    }

    private static Function<JsonNode, Stream<String>> delivery(String name) {
        return order -> order.path("deliveries").valueStream().map(delivery -> delivery.path(name).textValue());
    }
}
