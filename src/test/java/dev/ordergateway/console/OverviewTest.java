package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.ordergateway.history.ServiceStatus;
import dev.ordergateway.history.StatusView;
import dev.ordergateway.history.StatusView.OrdersView;
import dev.ordergateway.history.StatusView.PartnerView;
import dev.ordergateway.order.Attention;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.AskingOrders;
import dev.ordergateway.store.AskingOrders.Asking;
import dev.ordergateway.store.HourlyOrders;
import dev.ordergateway.store.OrderTimes;
import dev.ordergateway.store.Reading;
import dev.ordergateway.store.Reading.Missing;
import io.quarkus.test.junit.QuarkusTest;

/** What the page says of figures that are given. */
@QuarkusTest
class OverviewTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:34:56Z");
    private static final PartnerView UP = new PartnerView("up", NOW, null, Map.of("order", "closed"));

    @Test
    void whatIsUnknownIsNotZero() {
        var page = rendered(overview(UP, new OrdersView(Map.of(), Map.of(), null), unknown(Missing.TOO_SLOW),
                unknown(Missing.NO_DATABASE), unknown(Missing.NO_DATABASE)));

        assertThat(page.select(".gap").eachText()).containsExactly(
                "Unknown. The database takes too long to tell.",
                "Unknown. The database does not answer in time.",
                "Unknown. The database does not answer in time.",
                "Unknown. The database does not answer.",
                "Unknown. The database does not answer.",
                "Unknown. The database does not answer.",
                "Unknown. The database does not answer.");
        assertThat(page.select("svg, table, .big, .empty, .none, .fine")).isEmpty();
        assertThat(page.select(".state").text()).isEqualTo("up");
    }

    @Test
    void oldCountSaysHowOldItIs() {
        var counted = new OrdersView(Map.of("Done", 1L), Map.of(), NOW.minus(Duration.ofMinutes(3)));

        var page = rendered(overview(UP, counted, unknown(Missing.TOO_SLOW), unknown(Missing.TOO_SLOW),
                unknown(Missing.TOO_SLOW)));

        assertThat(page.select("[aria-labelledby=ended-title] .gap").text())
                .isEqualTo("Old. The database has not answered in time since then. Last known: "
                        + "1 Mar 2026 12:31:56 UTC");
        assertThat(page.select("[data-figure=ended]").text()).isEqualTo("1");
    }

    @Test
    void troubleWithThePartnerIsSaidInWords() {
        var partner = new PartnerView("degraded", NOW, "partner_timeout",
                Map.of("create", "open", "order", "closed", "price", "half_open"));

        var card = rendered(overview(partner)).select("[aria-labelledby=partner-title]");

        assertThat(card.select(".state").text()).isEqualTo("degraded");
        assertThat(card.select("li").eachText()).containsExactlyInAnyOrder("create resting", "price being tried again");
        assertThat(card.text()).contains("since 1 Mar 2026 12:34:56 UTC", "The partner did not answer in time.");
    }

    @Test
    void countThatEndedSaysSo() {
        var overdue = new Asking(Attention.OVERDUE_PAYMENT, AskingOrders.COUNTED,
                OrderId.parse("01890000-0000-7000-8000-000000000001").orElseThrow(), NOW);
        var page = rendered(overview(UP, new OrdersView(Map.of("Done", 1L), Map.of(), NOW),
                new Reading<>(new AskingOrders(12_345_678, List.of(overdue)), NOW, null), unknown(Missing.TOO_SLOW),
                unknown(Missing.TOO_SLOW)));

        assertThat(page.select("[data-figure=asking]").text()).isEqualTo("12,345,678 or more orders");
        assertThat(page.select("[data-flag=OVERDUE_PAYMENT]").text()).isEqualTo("10,000 or more");
    }

    @Test
    void chartHasItsFiguresAsATableToo() {
        var hourly = new HourlyOrders(Instant.parse("2026-02-28T13:00:00Z"), Collections.nCopies(24, 1000L));
        var page = rendered(overview(UP, new OrdersView(Map.of("Done", 1L), Map.of(), NOW), unknown(Missing.TOO_SLOW),
                new Reading<>(hourly, NOW, null), new Reading<>(new OrderTimes(List.of(), List.of()), NOW, null)));

        var hours = page.select(".hours");
        assertThat(hours.select("svg[role=img] > title").text()).startsWith("Orders placed in each of the last 24 hours.");
        assertThat(hours.select("svg rect.bar")).hasSize(24).allMatch(bar -> bar.attr("height").equals("1000"));
        assertThat(hours.select(".scale span").eachText()).containsExactly("1,000", "500", "0");
        assertThat(hours.select("tbody th").eachText()).startsWith("28 Feb, 13:00 to 14:00")
                .endsWith("1 Mar, 12:00 to 13:00");
        assertThat(hours.select(".marks li").eachText()).containsExactly("18:00", "00:00", "06:00", "12:00");
        assertThat(page.select("[aria-labelledby=payment-title] .none").text()).startsWith("No order has been paid yet");
    }

    @Test
    void pageHoldsNothingThatItsPolicyForbids() {
        var html = Templates.overviewNow(overview(UP)).render();

        assertThat(html).doesNotContain("style=", "<script", "<style", "onclick");
    }

    private static Overview overview(PartnerView partner) {
        return overview(partner, new OrdersView(Map.of("Done", 1L), Map.of(), NOW),
                new Reading<>(new AskingOrders(0, List.of()), NOW, null), unknown(Missing.TOO_SLOW), unknown(Missing.TOO_SLOW));
    }

    private static Overview overview(PartnerView partner, OrdersView orders, Reading<AskingOrders> asking,
            Reading<HourlyOrders> hourly, Reading<OrderTimes> times) {
        var known = new ServiceStatus.Known(new StatusView(partner, orders, List.of(), false), Optional.empty());
        return Overview.of(known, asking, hourly, times, NOW);
    }

    private static <T> Reading<T> unknown(Missing why) {
        @Nullable
        T nothing = null;
        return new Reading<T>(nothing, null, why);
    }

    private static Document rendered(Overview overview) {
        return Jsoup.parse(Templates.overviewNow(overview).render());
    }
}
