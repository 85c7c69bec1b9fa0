package dev.ordergateway.sandbox;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The partner's JSON of a product, as it is listed and as it is quoted. Odd types are the partner's own. */
final class ProductDocument {

    private static final Pattern PLAN = Pattern.compile("(\\d+|Unlimited)(?: GB)? \\d+ days");

    private ProductDocument() {
    }

    static ObjectNode listed(Product product, Brand brand, Coin coin) {
        ObjectNode document = begun(product);
        if (!product.isRange()) {
            document.put("denomination", product.denomination()).put("localized_denomination", product.label());
            putPrice(document, product.price(product.cheapest(), coin));
        }
        putTerms(document, product, product.cheapest(), brand, coin);
        Matcher plan = PLAN.matcher(product.denomination());
        if (plan.matches()) {
            document.putArray("benefits").add(data(plan.group(1)));
        }
        document.putObject("face_value")
                .put("currency_code", product.currency().code())
                .set("amount", product.isRange() ? rangeAmount(product) : fixedAmount(product, plan.matches()));
        return document;
    }

    static ObjectNode quoted(Quote quote, Coin coin) {
        ObjectNode document = begun(quote.product());
        putPrice(document, quote.product().price(quote.value(), coin));
        return putTerms(document, quote.product(), quote.value(), quote.brand(), coin);
    }

    private static ObjectNode begun(Product product) {
        ObjectNode document = Json.object()
                .put("product_id", product.id())
                .put("is_dynamic", product.isRange());
        return product.isRange() ? document.set("range", range(product)) : document;
    }

    private static void putPrice(ObjectNode document, BigDecimal price) {
        document.put("coin_amount", price.toPlainString()).put("original_coin_amount", price.toPlainString());
    }

    private static ObjectNode putTerms(ObjectNode document, Product product, FaceValue value, Brand brand, Coin coin) {
        return document.put("coin", coin.name())
                .put("payment_method", coin.paymentMethod())
                .put("delivery_type", product.deliveryType())
                .put("points", value.points())
                .put("product_type", brand.productType());
    }

    private static ObjectNode range(Product product) {
        return Json.object()
                .put("min", product.least().setScale(1))
                .put("max", product.most().setScale(1))
                .put("currency", product.currency().code())
                .put("step_size", Product.STEP)
                .put("default", product.most().setScale(1).toPlainString());
    }

    /** Two spellings, as the partner has them. */
    private static ObjectNode rangeAmount(Product product) {
        ObjectNode amount = Json.object().put("type", "range");
        String least = product.least().setScale(2).toPlainString();
        String most = product.most().setScale(2).toPlainString();
        if (product.currency().code().equals("USD")) {
            return amount.put("min", least).put("max", most);
        }
        amount.putObject("min").put("amount", least).put("currency", product.currency().code());
        amount.putObject("max").put("amount", most).put("currency", product.currency().code());
        return amount;
    }

    private static ObjectNode fixedAmount(Product product, boolean isPlan) {
        return Json.object()
                .put("type", "fixed")
                .put(isPlan ? "value" : "price", product.least().toPlainString());
    }

    private static ObjectNode data(String amount) {
        int gigabytes = amount.equals("Unlimited") ? -1 : Integer.parseInt(amount);
        ObjectNode benefit = Json.object().put("type", "DATA").put("unit_type", "DATA").put("unit", "GB");
        ObjectNode amounts = benefit.putObject("amount");
        amounts.putObject("base").put("amount", gigabytes);
        amounts.putObject("total_including_tax").put("amount", gigabytes);
        return benefit;
    }
}
