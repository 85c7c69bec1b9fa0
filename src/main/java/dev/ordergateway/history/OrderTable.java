package dev.ordergateway.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.OrderView.DeliveryView;
import dev.ordergateway.history.OrderView.FailureView;

/**
 * Order documents as lines of a table. What an order has several of is in one cell, a delivery's facts in the order of the
 * deliveries, so the second brand belongs to the second country.
 */
final class OrderTable {

    private static final String SEPARATOR = "; ";

    private record Column(String name, Function<OrderView, @Nullable Object> cell) {
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("order_id", OrderView::orderId), new Column("status", OrderView::status),
            new Column("phase", OrderView::phase), new Column("version", OrderView::version),
            new Column("created_at", OrderView::createdAt), new Column("updated_at", OrderView::updatedAt),
            new Column("status_since", OrderView::statusSince), new Column("placed_by", OrderView::placedBy),
            new Column("client_reference", OrderView::clientReference), new Column("email", order -> order.user().email()),
            new Column("lang", OrderView::lang), new Column("coin", OrderView::coin),
            new Column("network", OrderView::network), new Column("payment_via", OrderView::paymentVia),
            new Column("coin_amount", OrderView::coinAmount), new Column("sent_coin_amount", OrderView::sentCoinAmount),
            new Column("wallet_address", OrderView::walletAddress), new Column("payment_uri", OrderView::paymentUri),
            new Column("payment_deadline", OrderView::paymentDeadline),
            new Column("payment_deadline_estimated", OrderView::paymentDeadlineEstimated),
            new Column("brand_names", each(DeliveryView::brandName)),
            new Column("country_codes", each(DeliveryView::countryCode)), new Column("kinds", each(DeliveryView::kind)),
            new Column("denominations", each(DeliveryView::denomination)),
            new Column("product_values", each(DeliveryView::productValue)),
            new Column("beneficiary_accounts", each(DeliveryView::beneficiaryAccount)),
            new Column("delivery_states", each(DeliveryView::deliveryState)),
            new Column("codes_available", each(DeliveryView::codeAvailable)),
            new Column("order_state", OrderView::orderState), new Column("payment_state", OrderView::paymentState),
            new Column("observed_at", OrderView::observedAt), new Column("observed_by", OrderView::observedBy),
            new Column("watch", OrderView::watch),
            new Column("attention", order -> String.join(SEPARATOR, order.attention())),
            new Column("failure_code", failure(FailureView::code)),
            new Column("partner_code", failure(FailureView::partnerCode)),
            new Column("acquisition", order -> pairs(order.acquisition())),
            new Column("metadata", order -> pairs(order.metadata())));

    private OrderTable() {
    }

    static String head() {
        return CsvLine.of(COLUMNS.stream().map(Column::name).toList());
    }

    static String line(OrderView order) {
        // a list that takes null
        var cells = new ArrayList<@Nullable Object>();
        COLUMNS.forEach(column -> cells.add(column.cell().apply(order)));
        return CsvLine.of(cells);
    }

    private static Function<OrderView, @Nullable Object> each(Function<DeliveryView, @Nullable Object> fact) {
        return order -> order.deliveries().stream().map(delivery -> Objects.toString(fact.apply(delivery), ""))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static Function<OrderView, @Nullable Object> failure(Function<FailureView, @Nullable Object> fact) {
        return order -> order.failure() == null ? null : fact.apply(order.failure());
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream().map(pair -> pair.getKey() + '=' + pair.getValue())
                .collect(Collectors.joining(SEPARATOR));
    }
}
