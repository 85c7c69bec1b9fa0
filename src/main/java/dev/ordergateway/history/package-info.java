/**
 * Reading what is stored, one order, its journal and its changes as they happen; and what operators do about an order:
 * look, decide, acknowledge, reveal, erase. Imports {@code order}, {@code access},
 * {@code partner}, {@code store} and {@code tracking}.
 */
@NullMarked
package dev.ordergateway.history;

import org.jspecify.annotations.NullMarked;
