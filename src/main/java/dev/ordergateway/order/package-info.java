/**
 * What an order is and how it may move. Pure Java: nothing here reads a clock, does I/O or knows a framework, and the
 * package imports no other of this application.
 */
@NullMarked
package dev.ordergateway.order;

import org.jspecify.annotations.NullMarked;
