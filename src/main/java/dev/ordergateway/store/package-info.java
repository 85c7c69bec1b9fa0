/**
 * Everything that knows PostgreSQL: the rows, and the one {@link dev.ordergateway.store.OrderStore} whose every method
 * is one transaction. Imports {@code order} only.
 */
@NullMarked
package dev.ordergateway.store;

import org.jspecify.annotations.NullMarked;
