/**
 * Failures as RFC 9457 problem documents: one table of codes and one mapper. Imports the sealed failures of {@code order},
 * {@code access}, {@code partner} and {@code store}; nobody imports this package.
 */
@NullMarked
package dev.ordergateway.problem;

import org.jspecify.annotations.NullMarked;
