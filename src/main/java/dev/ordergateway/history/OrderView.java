package dev.ordergateway.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Failure;
import dev.ordergateway.order.NextAction;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.store.StoredOrder;
import dev.ordergateway.tracking.Watch;

/**
 * The order document. Facts not known yet are null; amounts are decimal text.
 *
 * @param partnerOrderId a key to the redemption codes at the partner: on the single read for operators only
 */
@Schema(name = "Order", description = """
        An order as it stands. order_state, payment_state and delivery_state are the partner's own words, to which more
        may come; phase is what to branch on. observed_at, observed_by, watch and next_action change without a version.""")
@JsonNaming(SnakeCaseStrategy.class)
public record OrderView(@Schema(format = "uuid") String orderId, @Schema(ref = ClosedSets.STATUS) String status,
        @Schema(ref = ClosedSets.PHASE) String phase, int version, Instant createdAt, Instant updatedAt,
        Instant statusSince, @Nullable String walletAddress, @Schema(ref = ClosedSets.AMOUNT) @Nullable String coinAmount,
        @Schema(ref = ClosedSets.AMOUNT) @Nullable String sentCoinAmount,
        @Nullable String coin, @Nullable String network, @Nullable String paymentVia, @Nullable String paymentUri,
        @Nullable Instant paymentDeadline, boolean paymentDeadlineEstimated, UserView user, @Nullable String lang,
        Map<String, String> acquisition, List<DeliveryView> deliveries, @Nullable String clientReference,
        Map<String, String> metadata, String placedBy, @Nullable String orderState, @Nullable String paymentState,
        @Nullable Instant observedAt, @Schema(ref = ClosedSets.SOURCE) @Nullable String observedBy,
        @Schema(ref = ClosedSets.WATCH) String watch, @Schema(ref = ClosedSets.ATTENTION) List<String> attention,
        @Nullable NextActionView nextAction, @Nullable FailureView failure,
        @JsonInclude(Include.NON_NULL) @Nullable String partnerOrderId) {

    @Schema(name = "User", description = "Who buys; the address is null once the person was erased")
    public record UserView(@Nullable String email) {
    }

    @Schema(name = "Delivery", description = "One thing bought")
    @JsonNaming(SnakeCaseStrategy.class)
    public record DeliveryView(int position, @Nullable String kind, @Nullable String brandName,
            @Nullable String countryCode, @Nullable String denomination,
            @Schema(ref = ClosedSets.AMOUNT) @Nullable String productValue, @Nullable String beneficiaryAccount,
            @Nullable String deliveryState, boolean codeAvailable) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(delivery.position(), delivery.kind(), delivery.brandName(), delivery.countryCode(),
                    delivery.denomination(), text(delivery.productValue()), delivery.beneficiaryAccount(),
                    delivery.deliveryState(), delivery.codeAvailable());
        }
    }

    @Schema(name = "Failure", description = "Why the order came to nothing")
    @JsonNaming(SnakeCaseStrategy.class)
    public record FailureView(@Schema(ref = ClosedSets.FAILURE_CODE) String code, @Nullable String partnerCode) {

        static @Nullable FailureView of(@Nullable Failure failure) {
            return failure == null ? null : new FailureView(failure.code(), failure.partnerCode());
        }
    }

    @Schema(name = "NextAction", description = """
            What happens next to an order that is open or has attention, as this replica sees it. An operator who must decide
            comes before all else. A poll comes at that time or somewhat later.""")
    public record NextActionView(@Schema(ref = ClosedSets.NEXT_WHO) String who,
            @Schema(ref = ClosedSets.NEXT_WHAT) String what,
            @Schema(description = "When it happens or is due, which may be in the past") @Nullable Instant at) {

        static @Nullable NextActionView of(@Nullable NextAction next) {
            return next == null ? null : new NextActionView(next.who().label(), next.what().label(), next.at());
        }
    }

    /** @param partnerOrderId null for those who may not use it */
    static OrderView of(StoredOrder stored, Watch watch, @Nullable NextAction next,
            @Nullable PartnerOrderId partnerOrderId) {
        var order = stored.order();
        var request = order.origin().request();
        var payment = order.payment();
        return new OrderView(order.id().toString(), order.status().label(), order.phase().label(), order.version(),
                order.createdAt(), order.updatedAt(), order.statusSince(), payment.walletAddress(),
                text(payment.coinAmount()), text(payment.sentCoinAmount()), payment.coin(), payment.network(),
                payment.paymentVia(), payment.paymentUri(), payment.deadline(), payment.deadlineEstimated(),
                new UserView(request.user().email()), request.lang(), new TreeMap<>(request.acquisition()),
                order.deliveries().stream().map(DeliveryView::of).toList(), order.origin().clientReference(),
                new TreeMap<>(order.origin().metadata()), order.origin().placedBy(), order.orderState(),
                order.paymentState(), stored.observedAt(), stored.observedBy(), watch.label(),
                order.attention().stream().sorted().map(Attention::name).toList(), NextActionView.of(next),
                FailureView.of(order.failure()),
                partnerOrderId == null ? null : partnerOrderId.value());
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
