/** Tests of the application as a whole: its architecture, its package, its log and what its documents promise. */
@NullMarked
package dev.ordergateway;

import org.jspecify.annotations.NullMarked;
