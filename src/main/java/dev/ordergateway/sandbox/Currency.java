package dev.ordergateway.sandbox;

import java.math.BigDecimal;

/** Money of a country, with its fixed rate. */
record Currency(String code, String symbol, BigDecimal inEuro) {

    String label(BigDecimal amount) {
        return symbol + amount.toPlainString();
    }
}
