package dev.ordergateway.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;

/**
 * The filters as controls, set as the query has them.
 *
 * @param sets those of which any number of known values is wanted
 * @param fields those whose value is written
 * @param errors what is wrong with the query
 * @param csv where all these orders are had as a table
 */
public record FilterForm(List<Choices> sets, List<Field> fields, List<FieldError> errors, String csv) {

    /** A filter with its known values. */
    public record Choices(String name, String label, List<Choice> choices) {

        public long chosen() {
            return choices.stream().filter(Choice::isChosen).count();
        }
    }

    /** One known value. */
    public record Choice(String value, String label, boolean isChosen) {
    }

    /** A filter whose value is written, perhaps several times. */
    public record Field(String name, String label, String hint, List<String> values) {

        public boolean isTime() {
            return ViewQuery.isTime(name);
        }

        /** At least one, to write in. */
        public List<String> inputs() {
            return values.isEmpty() ? List.of("") : values;
        }
    }

    static FilterForm of(ViewQuery query, List<FieldError> errors) {
        return new FilterForm(List.of(
                choices(query, "phase", "Phase", Arrays.stream(Phase.values()).map(Phase::label), true),
                choices(query, "status", "Status", Arrays.stream(OrderStatus.values()).map(OrderStatus::label), false),
                choices(query, "attention", "Attention", Arrays.stream(Attention.values()).map(Attention::name), true)),
                List.of(
                        field(query, "client_reference", "Client reference", ""),
                        field(query, "brand", "Brand", "Airbnb"),
                        field(query, "country_code", "Country", "US"),
                        field(query, "kind", "Kind", "giftcard"),
                        field(query, "coin", "Coin", "USDC"),
                        field(query, "network", "Network", "Solana"),
                        field(query, "placed_by", "Placed by", ""),
                        field(query, "created_from", "Placed from", ""),
                        field(query, "created_to", "Placed before", ""),
                        field(query, "updated_from", "Changed from", ""),
                        field(query, "updated_to", "Changed before", ""),
                        field(query, "status_since_before", "Stands so since before", "")),
                errors, query.from(null).url("/console/orders.csv"));
    }

    public boolean isSet() {
        return hasFields() || sets.stream().anyMatch(set -> set.chosen() > 0);
    }

    public boolean hasFields() {
        return fields.stream().anyMatch(field -> !field.values.isEmpty());
    }

    private static Choices choices(ViewQuery query, String name, String label, Stream<String> values, boolean isSpoken) {
        return new Choices(name, label, values.map(value -> new Choice(value,
                isSpoken ? Words.spoken(value) : Words.spaced(value), query.of(name).contains(value))).toList());
    }

    private static Field field(ViewQuery query, String name, String label, String hint) {
        return new Field(name, label, hint, query.of(name));
    }
}
