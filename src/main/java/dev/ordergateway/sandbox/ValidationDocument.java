package dev.ordergateway.sandbox;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The partner's JSON of a validation: what it would cost, or what speaks against it. */
final class ValidationDocument {

    private ValidationDocument() {
    }

    static ObjectNode of(Purchase purchase) {
        BigDecimal amount = purchase.coinAmount();
        BigDecimal inDollars = amount.multiply(purchase.coin().inDollars()).setScale(2, HALF_UP);
        ObjectNode document = Json.object()
                .put("coin", purchase.coin().name())
                .put("coin_amount", amount.toPlainString())
                .put("original_coin_amount", amount.toPlainString())
                .putNull("coupon_code")
                .putNull("loyalty_summary");
        document.putObject("payment_fee").put("amount", "0").put("original_amount", "0");
        ObjectNode summary = document.putObject("summary").put("coin_amount_to_pay_in_crypto", amount.toPlainString());
        summary.putObject("as_USD").put("value_to_pay_in_crypto", inDollars.toPlainString());
        summary.putObject("as_EUR").put("value_to_pay_in_crypto", purchase.inEuro().toPlainString());
        ArrayNode deliveries = document.putArray("deliveries");
        purchase.items().forEach(item -> deliveries.add(OrderDocument.delivery(item, "Created")));
        return document.putNull("problems");
    }

    static ObjectNode refused(String coin, List<String> problems) {
        ObjectNode document = Json.object().put("coin", coin).putNull("coin_amount");
        document.putArray("deliveries");
        ArrayNode list = document.putArray("problems");
        problems.forEach(problem -> list.addObject().put("problem", problem).putNull("moreDetails"));
        return document;
    }
}
