package dev.ordergateway.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;
import dev.ordergateway.store.OrderFilter;
import dev.ordergateway.store.OrderFilter.Fact;
import dev.ordergateway.store.OrderFilter.Period;

/**
 * Reads the filters of a search from the parameters of a query and collects what is wrong with them. A name that is no
 * filter is a fault, because who mistypes a filter must not get every order.
 */
public final class FilterParameters {

    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    /** What may be repeated to whoever wrote it; anything else could be anything. */
    private static final Pattern ORDINARY_NAME = Pattern.compile("[A-Za-z_-]{1,40}");
    private static final int MOST_ERRORS = 20;
    private static final Set<String> TIMES = Set.of("created_from", "created_to", "updated_from", "updated_to",
            "status_since_before");
    private static final Map<String, Fact> FACTS = Arrays.stream(Fact.values())
            .collect(Collectors.toUnmodifiableMap(Fact::label, fact -> fact));

    private final Map<String, List<String>> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    private FilterParameters(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * The filter that the parameters make.
     *
     * @param others names that are no filters and may stand there once
     * @throws OrderFailure.InvalidFilter naming every parameter that is wrong
     */
    public static OrderFilter read(Map<String, List<String>> parameters, Set<String> others) {
        var reading = new FilterParameters(parameters);
        reading.checkNames(others);
        var filter = reading.filter();
        if (!reading.errors.isEmpty()) {
            throw new OrderFailure.InvalidFilter(reading.errors);
        }
        return filter;
    }

    private void checkNames(Set<String> others) {
        parameters.forEach((name, values) -> {
            if (FACTS.containsKey(name)) {
                return;
            }
            if (!TIMES.contains(name) && !others.contains(name)) {
                error(ORDINARY_NAME.matcher(name).matches() ? name : "query", "unknown", "is no parameter of this search");
            } else if (values.size() > 1) {
                error(name, "repeated", "must stand there once");
            }
        });
    }

    private OrderFilter filter() {
        var wanted = new EnumMap<Fact, SortedSet<String>>(Fact.class);
        FACTS.forEach((name, fact) -> {
            var values = parameters.getOrDefault(name, List.of());
            values.forEach(value -> check(fact, value));
            if (!values.isEmpty()) {
                wanted.put(fact, new TreeSet<>(values));
            }
        });
        return new OrderFilter(wanted, period("created"), period("updated"), time("status_since_before"));
    }

    private void check(Fact fact, String value) {
        switch (fact) {
            case STATUS -> checkIsOneOf(fact, value, labels(OrderStatus.values(), OrderStatus::label));
            case PHASE -> checkIsOneOf(fact, value, labels(Phase.values(), Phase::label));
            case ATTENTION -> checkIsOneOf(fact, value, labels(Attention.values(), Attention::name));
            default -> checkText(fact, value);
        }
    }

    private void checkIsOneOf(Fact fact, String value, Collection<String> known) {
        if (!known.contains(value)) {
            error(fact.label(), "unknown", "must be one of " + String.join(", ", known));
        }
    }

    private void checkText(Fact fact, String value) {
        var fault = Texts.fault(value, JsonFields.NAME);
        if (value.isBlank()) {
            error(fact.label(), "blank", "must not be blank");
        } else if (fault != null) {
            error(fact.label(), fault.code(), fault.detail());
        }
    }

    private Period period(String of) {
        var from = time(of + "_from");
        var to = time(of + "_to");
        if (from != null && to != null && !from.isBefore(to)) {
            error(of + "_to", "out_of_range", "must be after " + of + "_from");
        }
        return new Period(from, to);
    }

    private @Nullable Instant time(String name) {
        var text = parameters.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        try {
            if (text == null || TIME.matcher(text).matches()) {
                return text == null ? null : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
            }
        } catch (DateTimeException _) {
            // said below
        }
        error(name, "malformed", "must be a time such as 2026-07-01T10:00:00Z or, with the plus sign as %2B, "
                + "2026-07-01T12:00:00%2B02:00");
        return null;
    }

    private static <E extends Enum<E>> List<String> labels(E[] values, Function<E, String> label) {
        return Stream.of(values).map(label).toList();
    }

    private void error(String field, String code, String detail) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(field, code, detail));
        }
    }
}
