/**
 * Placing orders: the intent is committed, the partner is asked once, the answer is recorded, the order is followed.
 * Imports {@code order}, {@code access}, {@code partner}, {@code store}, {@code tracking}, and of {@code history} the order
 * document and the reading of request bodies.
 */
@NullMarked
package dev.ordergateway.placement;

import org.jspecify.annotations.NullMarked;
