package dev.ordergateway.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.OrderFilter.Fact;
import dev.ordergateway.store.OrderSearch.Place;

/**
 * The query for one page. It walks along one path from the place on, so it reads about as many rows as the page has when
 * that path answers the whole filter. For several values it takes as many rows of each and merges them.
 */
final class SearchSql {

    private static final String TERMS = "search_terms t";
    private static final String TERMS_WITH_ORDERS = TERMS + " join orders o on o.id = t.order_id";
    private static final String ORDERS = "orders o";

    private final OrderFilter filter;
    private final @Nullable Place after;
    private final int limit;
    private final SearchPath path;
    private final List<Object> values = new ArrayList<>();
    private final List<String> further;
    private final String text;

    /** @param after null for the first page */
    SearchSql(OrderFilter filter, @Nullable Place after, int limit) {
        this.filter = filter;
        this.after = after;
        this.limit = limit;
        this.path = SearchPath.of(filter);
        this.further = further();
        var wanted = path.wanted(filter);
        this.text = wanted.size() > 1 || path.isOfTerms() ? merged(wanted) : along(wanted);
    }

    String text() {
        return text;
    }

    /** Of the parameters, from {@code ?1} on. */
    List<Object> values() {
        return values;
    }

    /** Whether the path answers the whole filter. If not, nobody knows how far it must be walked. */
    boolean isCarried() {
        return further.isEmpty();
    }

    /** With a single value it is plain, so that the database may choose another index when it knows of a rarer value. */
    private String along(Collection<String> wanted) {
        var conditions = new ArrayList<String>();
        wanted.forEach(value -> conditions.add(path.is(parameter(value))));
        return select("o.*", ORDERS, conditions);
    }

    /** First where the orders stand and then the orders, or the database might sort all that there are. */
    private String merged(Collection<String> wanted) {
        var all = parameter(array(wanted));
        var source = !path.isOfTerms() ? ORDERS : isCarried() ? TERMS : TERMS_WITH_ORDERS;
        return """
                select o.* from (
                  select distinct page.created_at, page.id from unnest(cast(%s as text[])) wanted (value)
                  cross join lateral (%s) page
                  order by page.created_at desc, page.id desc limit %d) page
                join orders o on o.id = page.id order by page.created_at desc, page.id desc"""
                .formatted(all, select(time() + ", " + id() + " as id", source, List.of(path.isOneOfSeveral("wanted.value"))),
                        limit);
    }

    private String select(String what, String source, List<String> first) {
        var conditions = Stream.of(first.stream(), bounds().stream(), further.stream()).flatMap(all -> all).toList();
        return "select " + what + " from " + source
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by " + time() + " desc, " + id() + " desc limit " + limit;
    }

    private String time() {
        return path.isOfTerms() ? "t.created_at" : "o.created_at";
    }

    private String id() {
        return path.isOfTerms() ? "t.order_id" : "o.id";
    }

    /** Of two bounds on one side the database may begin at the wrong one, so there is only one: the place is the nearer. */
    private List<String> bounds() {
        var bounds = new ArrayList<String>();
        if (after != null) {
            bounds.add("(%s, %s) < (%s, %s)".formatted(time(), id(), parameter(after.createdAt()),
                    parameter(after.id().value())));
        } else {
            latest().ifPresent(latest -> bounds.add(time() + " < " + parameter(latest)));
        }
        if (filter.created().from() != null) {
            bounds.add(time() + " >= " + parameter(filter.created().from()));
        }
        return bounds;
    }

    /** No order was changed before it was created. */
    private Optional<Instant> latest() {
        return Stream.of(filter.created().to(), filter.updated().to(), filter.statusSinceBefore())
                .filter(Objects::nonNull).min(Instant::compareTo);
    }

    /** The conditions that the path says nothing about. */
    private List<String> further() {
        var conditions = new ArrayList<String>();
        if (!path.carries(Fact.STATUS)) {
            filter.statuses().ifPresent(statuses -> conditions.add("o.status = any(" + parameter(array(statuses)) + ")"));
        }
        for (var fact : Fact.values()) {
            if (!path.carries(fact) && !filter.of(fact).isEmpty()) {
                condition(fact).ifPresent(condition -> conditions.add(condition.formatted(parameter(array(filter.of(fact))))));
            }
        }
        bound(conditions, "o.updated_at >= ", filter.updated().from());
        bound(conditions, "o.updated_at < ", filter.updated().to());
        bound(conditions, "o.status_since < ", filter.statusSinceBefore());
        return conditions;
    }

    private void bound(List<String> conditions, String comparison, @Nullable Instant moment) {
        if (moment != null) {
            conditions.add(comparison + parameter(moment));
        }
    }

    /** Status and phase are one condition together. */
    private static Optional<String> condition(Fact fact) {
        return switch (fact) {
            case STATUS, PHASE -> Optional.empty();
            case ATTENTION -> Optional.of("o.attention && cast(%s as text[])");
            case BRAND -> Optional.of("exists (select from search_terms b where b.order_id = o.id"
                    + " and b.created_at = o.created_at"
                    + " and b.term in (select 'brand:' || lower(left(brand, 255)) from unnest(cast(%s as text[])) brand))");
            case COUNTRY_CODE -> Optional.of(ofADelivery("countryCode"));
            case KIND -> Optional.of(ofADelivery("kind"));
            case COIN, NETWORK, CLIENT_REFERENCE, PLACED_BY -> Optional.of("o." + fact.label() + " = any(%s)");
        };
    }

    private static String ofADelivery(String field) {
        return "exists (select from jsonb_array_elements(o.deliveries -> 'items') delivery where delivery ->> '" + field
                + "' = any(%s))";
    }

    private String parameter(Object value) {
        values.add(value);
        return "?" + values.size();
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
