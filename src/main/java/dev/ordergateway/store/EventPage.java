package dev.ordergateway.store;

import java.util.List;

/**
 * Events that follow each other.
 *
 * @param next where the page after this one begins; there may be nothing yet
 */
public record EventPage(List<OrderEvent> events, String next) {
}
