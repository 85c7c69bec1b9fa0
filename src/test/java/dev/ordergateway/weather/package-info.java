/**
 * The weather: packaged replicas beside one database and one partner, faults drawn from a seed, and what must hold in
 * all of them.
 */
@NullMarked
package dev.ordergateway.weather;

import org.jspecify.annotations.NullMarked;
