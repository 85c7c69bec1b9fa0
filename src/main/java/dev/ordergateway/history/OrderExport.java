package dev.ordergateway.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.OrderFilter;
import dev.ordergateway.store.OrderSearch;
import dev.ordergateway.store.OrderSearch.Place;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A whole search as a table, read page by page. The next page is read when whoever reads has taken the last one, so memory
 * holds one page, and when nobody reads any more nothing is searched. No transaction is open in between.
 */
@ApplicationScoped
public class OrderExport {

    private static final Map<String, List<String>> HEADERS = Map.of(
            HttpHeaders.CONTENT_TYPE, List.of("text/csv;charset=UTF-8"),
            HttpHeaders.CONTENT_DISPOSITION, List.of("attachment; filename=\"orders.csv\""));

    private static final int PAGE = 500;

    private final OrderSearch search;
    private final OrderDocuments documents;

    OrderExport(OrderSearch search, OrderDocuments documents) {
        this.search = search;
        this.documents = documents;
    }

    /** Everything that is found, as a table to keep; nothing of it for a method that asks for the head alone. */
    public RestMulti<byte[]> answer(OrderFilter filter, String method) {
        return RestMulti.fromUniResponse(first(filter),
                first -> method.equals(HttpMethod.HEAD) ? Multi.createFrom().empty() : table(filter, first), _ -> HEADERS);
    }

    /** Read before anything is answered, so that a search that fails is still told as a failure. */
    Uni<List<StoredOrder>> first(OrderFilter filter) {
        return search.page(filter, null, PAGE);
    }

    /** The head and the lines of all pages, that one first. */
    Multi<byte[]> table(OrderFilter filter, List<StoredOrder> first) {
        return Multi.createBy().repeating().uni(() -> new Pages(filter, first), Pages::next)
                .whilst(page -> page.size() == PAGE)
                .map(this::lines)
                .select().where(lines -> !lines.isEmpty())
                .plug(lines -> Multi.createBy().concatenating().streams(Multi.createFrom().item(OrderTable.head()), lines))
                .map(text -> text.getBytes(UTF_8));
    }

    private String lines(List<StoredOrder> page) {
        return page.stream().map(documents::of).map(OrderTable::line).collect(Collectors.joining());
    }

    private final class Pages {

        private final OrderFilter filter;
        private @Nullable List<StoredOrder> ready;
        private @Nullable Place place;

        Pages(OrderFilter filter, List<StoredOrder> first) {
            this.filter = filter;
            this.ready = first;
        }

        Uni<List<StoredOrder>> next() {
            var page = ready == null ? search.page(filter, place, PAGE) : Uni.createFrom().item(ready);
            ready = null;
            return page.invoke(orders -> place = orders.isEmpty() ? null : Place.of(orders.getLast()));
        }
    }
}
