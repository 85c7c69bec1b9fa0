/**
 * The partner's catalogue as callers see it: payment vias, brands, homepage, products and prices, passed through and
 * cached. Imports {@code partner}.
 */
@NullMarked
package dev.ordergateway.catalog;

import org.jspecify.annotations.NullMarked;
