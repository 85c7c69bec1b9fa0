/**
 * Reading what is stored: one order, its journal and its changes as they happen. Imports {@code order}, {@code access},
 * {@code partner}, {@code store} and {@code tracking}.
 */
@NullMarked
package dev.ordergateway.history;

import org.jspecify.annotations.NullMarked;
