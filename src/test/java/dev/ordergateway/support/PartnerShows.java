package dev.ordergateway.support;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.PaymentInstructions;
import dev.ordergateway.order.Source;

/** What the partner shows of an order, in sentences: {@code partnerShows(DONE).sentCoinAmount("1.5").inAMessage()}. */
public final class PartnerShows {

    public static final Instant SHOWN_AT = Orders.CHANGED_AT.plusSeconds(60);

    private final @Nullable OrderStatus status;
    private @Nullable String orderState;
    private PartnerOrderId id = Orders.PARTNER_ORDER_ID;
    private @Nullable String paymentState;
    private boolean quarantined;
    private PaymentInstructions payment = new PaymentInstructions(null, null, null, null, null, null, null, null, false);
    private final List<Delivery> deliveries = new ArrayList<>();

    private PartnerShows(@Nullable OrderStatus status, @Nullable String orderState) {
        this.status = status;
        this.orderState = orderState;
    }

    public static PartnerShows partnerShows(OrderStatus status) {
        return new PartnerShows(status, status.label());
    }

    public static PartnerShows partnerShowsUnknownWord(String word) {
        return new PartnerShows(null, word);
    }

    /** A shortened frame: facts without the word of the state. */
    public static PartnerShows partnerShowsNoWord() {
        return new PartnerShows(null, null);
    }

    /** A synonym of the status. */
    public PartnerShows inTheWord(String word) {
        orderState = word;
        return this;
    }

    public PartnerShows ofOrder(String partnerOrderId) {
        id = new PartnerOrderId(partnerOrderId);
        return this;
    }

    public PartnerShows paymentState(String word) {
        paymentState = word;
        return this;
    }

    public PartnerShows quarantined() {
        quarantined = true;
        return paymentState("PaymentQuarantined");
    }

    public PartnerShows sentCoinAmount(String amount) {
        return payment(
                new PaymentInstructions(null, null, new BigDecimal(amount), null, null, null, null, null, false));
    }

    public PartnerShows payment(PaymentInstructions seen) {
        payment = seen;
        return this;
    }

    public PartnerShows delivery(@Nullable String partnerId, @Nullable String state) {
        return delivery(new Delivery(deliveries.size() + 1, partnerId, null, null, null, null, null, null, state,
                "Succeeded".equals(state), false, null));
    }

    public PartnerShows delivery(Delivery seen) {
        deliveries.add(seen);
        return this;
    }

    public PartnerOrder order() {
        return new PartnerOrder(id, status, orderState, paymentState, quarantined, payment, deliveries);
    }

    public Observation.Shown inAMessage() {
        return shown(Source.STREAM, null);
    }

    public Observation.Shown inTheCreateAnswer() {
        return shown(Source.PLACEMENT, null);
    }

    /** The answer to a question sent when the order was at its present version. */
    public Observation.Shown inAFreshAnswer(Order asked) {
        return shown(Source.POLL, asked.version());
    }

    /** The answer to a question sent before the order's last change. */
    public Observation.Shown inAStaleAnswer(Order asked) {
        return shown(Source.POLL, asked.version() - 1);
    }

    public Observation.Shown toAnOperator(Order asked) {
        return shown(Source.OPERATOR, asked.version());
    }

    public Observation.Shown shown(Source source, @Nullable Integer askedAtVersion) {
        return new Observation.Shown(source, SHOWN_AT, order(), askedAtVersion);
    }
}
