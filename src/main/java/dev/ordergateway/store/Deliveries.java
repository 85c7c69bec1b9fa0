package dev.ordergateway.store;

import java.util.List;

import dev.ordergateway.order.Delivery;

/** An order's deliveries as a column: the reactive driver takes a JSON object and no list. */
record Deliveries(List<Delivery> items) {
}
