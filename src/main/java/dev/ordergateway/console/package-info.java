/**
 * The operators' web pages: what {@code history} tells, rendered for people. Imports order, access, store, history and
 * placement.
 */
@NullMarked
package dev.ordergateway.console;

import org.jspecify.annotations.NullMarked;
