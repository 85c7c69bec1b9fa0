/**
 * Everything that knows the Cryptorefills API: its routes, headers and wire forms, its words for states, and what can go
 * wrong on the way. Imports {@code order} only.
 */
@NullMarked
package dev.ordergateway.partner;

import org.jspecify.annotations.NullMarked;
