package dev.ordergateway.order;

/**
 * One thing wrong with a request.
 *
 * @param field where, such as {@code deliveries[0].deliverable.brand_name}, a query or header name, or {@code body}
 * @param code what, in one word a program can branch on
 * @param detail what, for people
 */
public record FieldError(String field, String code, String detail) {
}
