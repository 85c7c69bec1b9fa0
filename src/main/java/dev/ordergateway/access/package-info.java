/** Who is calling and what they may do. Imports nothing of this application. */
@NullMarked
package dev.ordergateway.access;

import org.jspecify.annotations.NullMarked;
