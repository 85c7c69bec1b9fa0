/**
 * Figures, each a ratio against something in the same run. Not part of the test command, because a figure is no promise:
 * {@code ./mvnw test -Dtest='*Benchmark' -Djacoco.skip -Dquarkus.jacoco.enabled=false}.
 */
@NullMarked
package dev.ordergateway.benchmark;

import org.jspecify.annotations.NullMarked;
