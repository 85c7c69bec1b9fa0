package dev.ordergateway.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderStatus;

/**
 * Which orders are wanted: of each fact one of the values, and all of it at once. No value at all wants every order.
 *
 * @param values as they are stored; brands in whatever case
 * @param statusSinceBefore the order has stood where it stands since before
 */
public record OrderFilter(Map<Fact, SortedSet<String>> values, Period created, Period updated,
        @Nullable Instant statusSinceBefore) {

    public static final OrderFilter NONE = new OrderFilter(Map.of(), Period.ALWAYS, Period.ALWAYS, null);

    /** What is compared with values that are named. */
    public enum Fact {
        STATUS,
        PHASE,
        ATTENTION,
        BRAND,
        COUNTRY_CODE,
        COIN,
        NETWORK,
        KIND,
        CLIENT_REFERENCE,
        PLACED_BY;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * From one moment on and before another one.
     *
     * @param from null for as long ago as it may be
     * @param to null for as late as it may be
     */
    public record Period(@Nullable Instant from, @Nullable Instant to) {

        public static final Period ALWAYS = new Period(null, null);
    }

    public OrderFilter {
        values = Map.copyOf(values);
    }

    /** The same filter wanting these values of that fact. */
    public OrderFilter with(Fact fact, String... wanted) {
        var more = new EnumMap<Fact, SortedSet<String>>(Fact.class);
        more.putAll(values);
        more.put(fact, new TreeSet<>(Arrays.asList(wanted)));
        return new OrderFilter(more, created, updated, statusSinceBefore);
    }

    public OrderFilter createdIn(Period period) {
        return new OrderFilter(values, period, updated, statusSinceBefore);
    }

    public OrderFilter updatedIn(Period period) {
        return new OrderFilter(values, created, period, statusSinceBefore);
    }

    public OrderFilter inItsStatusSinceBefore(Instant moment) {
        return new OrderFilter(values, created, updated, moment);
    }

    /** In one spelling, however the filter was put together. */
    String text() {
        var text = new StringJoiner("&");
        for (var fact : Fact.values()) {
            of(fact).forEach(
                    value -> text.add(fact.label() + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return text.add(created + "&" + updated + '&' + statusSinceBefore).toString();
    }

    Set<String> of(Fact fact) {
        return values.getOrDefault(fact, new TreeSet<>());
    }

    /** The statuses that status and phase leave, which may be none; empty when they leave all. */
    Optional<Set<String>> statuses() {
        var statuses = of(Fact.STATUS);
        var phases = of(Fact.PHASE);
        var left = Arrays.stream(OrderStatus.values())
                .filter(status -> phases.isEmpty() || phases.contains(status.phase().label()))
                .map(OrderStatus::label)
                .filter(label -> statuses.isEmpty() || statuses.contains(label))
                .collect(Collectors.toCollection(TreeSet::new));
        return left.size() == OrderStatus.values().length ? Optional.empty() : Optional.of(left);
    }
}
