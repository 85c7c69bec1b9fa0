package dev.ordergateway.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.PaymentInstructions;
import dev.ordergateway.order.RedemptionCode;

/** The partner's order object, as create, read and stream show it. */
final class OrderMessage {

    private static final int MAX_DELIVERIES = 100;
    private static final Pattern HTTP_STATUS = Pattern.compile("\\d+");

    private OrderMessage() {
    }

    /** Empty when the text is no JSON object or names no order. */
    static Optional<PartnerOrder> read(String json) {
        return WireObject.read(json).flatMap(OrderMessage::read);
    }

    /** Empty when the object names no order. */
    static Optional<PartnerOrder> read(WireObject body) {
        return id(body).map(id -> order(id, body));
    }

    private static PartnerOrder order(PartnerOrderId id, WireObject body) {
        var orderState = state(body);
        var paymentState = body.text("payment_state");
        return new PartnerOrder(id, StateVocabulary.status(orderState).orElse(null), orderState, paymentState,
                StateVocabulary.isQuarantined(paymentState), payment(body), deliveries(body));
    }

    private static Optional<PartnerOrderId> id(WireObject body) {
        var value = body.textOrNumeral(isError(body)
                ? new String[] { "order_id", "orderId" }
                : new String[] { "order_id", "id", "orderId" });
        return Optional.ofNullable(value).flatMap(PartnerOrderId::parse);
    }

    /** Errors share {@code status} with orders and may carry an {@code id} of their own: that is no order. */
    private static boolean isError(WireObject body) {
        var status = body.textOrNumeral("status");
        boolean speaksOfError = body.text("detail", "reason", "message", "error") != null
                || !body.objects("problems").isEmpty()
                || (status != null && HTTP_STATUS.matcher(status).matches());
        return speaksOfError && body.text("order_state", "state", "wallet_address") == null
                && body.objects("deliveries").isEmpty();
    }

    private static @Nullable String state(WireObject body) {
        for (var name : List.of("order_state", "status", "state")) {
            var word = body.text(name);
            if (word != null && !HTTP_STATUS.matcher(word).matches()) {
                return word;
            }
        }
        return null;
    }

    private static PaymentInstructions payment(WireObject body) {
        return new PaymentInstructions(
                body.text("wallet_address"),
                body.decimal("coin_amount"),
                body.decimal("sent_coin_amount", "received_amount"),
                body.text("coin"),
                body.text("network"),
                body.text("payment_via"),
                body.text("qr_text"),
                body.instant("expires_at", "expiration_date", "payment_expires_at"),
                false);
    }

    private static List<Delivery> deliveries(WireObject body) {
        var deliveries = new ArrayList<Delivery>();
        for (var line : body.objects("deliveries")) {
            if (deliveries.size() == MAX_DELIVERIES) {
                break;
            }
            deliveries.add(delivery(deliveries.size() + 1, line));
        }
        return deliveries;
    }

    private static Delivery delivery(int position, WireObject line) {
        var goods = line.object("deliverable").over(line);
        var state = line.text("delivery_state");
        var code = code(goods);
        return new Delivery(position,
                line.textOrNumeral("id"),
                line.text("kind"),
                goods.text("brand_name"),
                goods.text("country_code"),
                goods.textOrNumeral("denomination"),
                goods.decimal("product_value"),
                goods.text("beneficiary_account"),
                state,
                StateVocabulary.isDelivered(state),
                code != null,
                code);
    }

    /** The partner has one field for PINs, addresses and eSIMs, and how it begins tells them apart. */
    private static @Nullable RedemptionCode code(WireObject goods) {
        var text = goods.textOrNumeral("pin_code", "redemption_url");
        return text == null ? null
                : new RedemptionCode(kind(text.strip().toLowerCase(Locale.ROOT)), text,
                        goods.textOrNumeral("pin_serial"), goods.textOrNumeral("security_code"));
    }

    private static RedemptionCode.Kind kind(String code) {
        if (code.startsWith("http://") || code.startsWith("https://")) {
            return RedemptionCode.Kind.URL;
        }
        return code.startsWith("lpa:") ? RedemptionCode.Kind.ESIM : RedemptionCode.Kind.PIN;
    }
}
