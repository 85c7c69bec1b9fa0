package dev.ordergateway.store;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.Memory;
import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.Origin;
import dev.ordergateway.order.PartnerOrderId;
import io.vertx.sqlclient.Row;

/** Tries what every reader of an order does with its documents, of which the database knows only the outline. */
final class Readability {

    private static final ObjectMapper JSON = JsonColumns.mapper();

    private Readability() {
    }

    /** What of the order cannot be read; null when all can. A failure's own words are left out: they quote what is stored. */
    static @Nullable String fault(Row row) {
        var column = "request";
        try {
            var request = read(row, column, OrderRequest.class);
            Objects.requireNonNull(request.form());
            Objects.requireNonNull(request.payment());
            Objects.requireNonNull(request.user());
            column = "metadata";
            var metadata = JSON.readerForMapOf(String.class).<Map<String, String>> readValue(row.getString(column));
            var _ = new Origin(request, "", null, metadata);
            column = "deliveries";
            for (var delivery : read(row, column, Deliveries.class).items()) {
                Objects.requireNonNull(delivery);
            }
            column = "memory";
            var _ = read(row, column, Memory.class);
            column = "partner_order_id";
            var known = row.getString(column);
            var _ = known == null ? null : new PartnerOrderId(known);
            return null;
        } catch (JsonProcessingException | NullPointerException | IllegalArgumentException _) {
            return column;
        }
    }

    private static <T> T read(Row row, String column, Class<T> type) throws JsonProcessingException {
        return Objects.requireNonNull(JSON.readValue(row.getString(column), type));
    }
}
