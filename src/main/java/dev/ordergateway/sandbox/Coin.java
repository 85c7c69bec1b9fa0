package dev.ordergateway.sandbox;

import java.math.BigDecimal;

/**
 * What is paid with, at its fixed rate.
 *
 * @param paymentMethod a label the partner shows before a network is chosen
 */
record Coin(String name, String paymentMethod, BigDecimal inDollars, BigDecimal inEuro, int decimals) {
}
