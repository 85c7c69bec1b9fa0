package dev.ordergateway.sandbox;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;

/** What one delivery is worth. */
record FaceValue(BigDecimal amount, Currency currency) {

    /** Rounded once, so that the same thing costs the same wherever it is asked for. */
    BigDecimal inCoin(Coin coin, BigDecimal markup) {
        return amount.multiply(currency.inEuro()).multiply(markup).divide(coin.inEuro(), coin.decimals(), HALF_UP);
    }

    BigDecimal inEuro() {
        return amount.multiply(currency.inEuro()).setScale(2, HALF_UP);
    }

    /** The partner's loyalty points are whole euros. */
    String points() {
        return inEuro().toBigInteger().toString();
    }
}
