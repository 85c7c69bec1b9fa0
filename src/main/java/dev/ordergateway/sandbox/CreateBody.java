package dev.ordergateway.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a call to create or to validate an order asks for, read from either of the two known forms; quantities are
 * expanded.
 *
 * @param email whom the partner writes to; a validation may go without
 * @param network a validation may go without
 */
record CreateBody(@Nullable String email, String coin, @Nullable String network, String paymentVia,
        @Nullable String refundWalletAddress, List<Line> lines) {

    static final int MOST_LINES = 10;

    /** One delivery as asked for. */
    record Line(String brandName, String countryCode, String denomination, @Nullable String localizedDenomination,
            JsonNode productValue, String beneficiary) {
    }

    /** Throws a {@link Refusal} when a field that the partner needs is missing. */
    static CreateBody from(ObjectNode json) {
        Fields body = new Fields(json, "");
        return read(body, body.object("user").text("email"), payment(body).text("network"));
    }

    /** Reads the body of a validation, which may say less. */
    static CreateBody toValidate(ObjectNode json) {
        Fields body = new Fields(json, "");
        String email = body.optionalText("email");
        boolean byUser = email == null && body.has("user");
        return read(body, byUser ? body.object("user").optionalText("email") : email,
                payment(body).optionalText("network"));
    }

    private static CreateBody read(Fields body, @Nullable String email, @Nullable String network) {
        Fields payment = payment(body);
        return new CreateBody(email, payment.text("coin"), network, payment.text("payment_via"),
                body.optionalText("refund_wallet_address"), lines(body, email));
    }

    private static Fields payment(Fields body) {
        Fields payment = body.object("payment");
        if (!payment.text("type").equals("via")) {
            throw Refusal.badRequest("payment.type must be via");
        }
        return payment;
    }

    /** At most one more than an order may have: more would only fill the memory. */
    private static List<Line> lines(Fields body, @Nullable String email) {
        List<Line> lines = new ArrayList<>();
        for (Fields delivery : body.objects("deliveries")) {
            boolean nested = delivery.has("deliverable");
            Line line = nested ? nestedLine(delivery, email) : line(delivery, delivery.text("beneficiary_account"));
            int quantity = nested ? delivery.number("quantity", 1, 1) : 1;
            lines.addAll(Collections.nCopies(Math.min(quantity, MOST_LINES + 1 - lines.size()), line));
        }
        return lines;
    }

    private static Line nestedLine(Fields delivery, @Nullable String email) {
        if (email == null) {
            throw Refusal.badRequest("user.email is required");
        }
        delivery.text("kind");
        return line(delivery.object("deliverable"), email);
    }

    private static Line line(Fields goods, String beneficiary) {
        return new Line(goods.text("brand_name"), goods.text("country_code"), goods.text("denomination"),
                goods.optionalText("localized_denomination"), goods.node().path("product_value"), beneficiary);
    }
}
