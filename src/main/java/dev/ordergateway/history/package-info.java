/**
 * Reading what is stored: one order, its journal, many orders as pages or a table, every change as it happens, and how all of
 * it stands; and what operators do about an order: look, decide, acknowledge, reveal, erase. Imports {@code order},
 * {@code access}, {@code partner}, {@code store} and {@code tracking}.
 */
@NullMarked
package dev.ordergateway.history;

import org.jspecify.annotations.NullMarked;
