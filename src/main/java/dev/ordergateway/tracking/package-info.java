/**
 * Keeps open orders in step with the partner: one tracker per open order, its rhythm of streams, polls and looks, and the
 * owner of them all. Imports {@code order}, {@code partner} and {@code store}.
 */
@NullMarked
package dev.ordergateway.tracking;

import org.jspecify.annotations.NullMarked;
