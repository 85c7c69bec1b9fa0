/** What tests share: stand-ins and fixtures. */
@NullMarked
package dev.ordergateway.support;

import org.jspecify.annotations.NullMarked;
