package dev.ordergateway.console;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.ServiceStatus;
import dev.ordergateway.history.StatusView;
import dev.ordergateway.store.AskingOrders;
import dev.ordergateway.store.HourlyOrders;
import dev.ordergateway.store.OrderTimes;
import dev.ordergateway.store.Reading;

/**
 * What there is to tell of all orders, the partner and the replicas. A figure that is not known is null, and its gap says why.
 *
 * @param replicas null while the database does not answer
 * @param unfollowed open orders that no replica said it was following; null when that is not known
 */
public record Overview(PartnerCard partner, boolean isSandbox, @Nullable ReplicasCard replicas, @Nullable Long unfollowed,
        @Nullable StatusBars orders, @Nullable Gap ordersGap,
        @Nullable AskingOrders asking, @Nullable Gap askingGap,
        @Nullable BarChart hours, @Nullable Gap hoursGap,
        @Nullable TimesCard times, @Nullable Gap timesGap) {

    /** A count that is younger needs no word about its age. */
    private static final Duration YOUNG = Duration.ofMinutes(2);

    static Overview of(ServiceStatus.Known status, Reading<AskingOrders> asking, Reading<HourlyOrders> hourly,
            Reading<OrderTimes> times, Instant now) {
        var view = status.view();
        var hours = hourly.value();
        var took = times.value();
        return new Overview(PartnerCard.of(view.partner()), view.sandbox(),
                status.replicas().map(ReplicasCard::of).orElse(null), view.orders().byWatch().get("waiting"),
                view.orders().countedAt() == null ? null : StatusBars.of(view.orders().byStatus()), gap(view.orders(), now),
                asking.value(), Gap.of(asking),
                hours == null ? null : HourlyChart.of(hours), Gap.of(hourly),
                took == null ? null : TimesCard.of(took), Gap.of(times));
    }

    private static @Nullable Gap gap(StatusView.OrdersView orders, Instant now) {
        var countedAt = orders.countedAt();
        return countedAt == null ? new Gap("The database does not answer in time.", null)
                : countedAt.isBefore(now.minus(YOUNG)) ? new Gap("The database has not answered in time since then.", countedAt)
                        : null;
    }

    /** Known to be without a single order. */
    public boolean isEmpty() {
        return orders != null && orders.openCount() + orders.endedCount() == 0;
    }

    /** More orders may ask for a person than were counted. */
    public boolean isAskingCapped() {
        return asking != null && asking.byFlag().stream().anyMatch(one -> one.count() == counted());
    }

    /** Of no flag more orders are counted. */
    public long counted() {
        return AskingOrders.COUNTED;
    }
}
