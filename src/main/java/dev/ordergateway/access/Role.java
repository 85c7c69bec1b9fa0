package dev.ordergateway.access;

/** What a caller may do. */
public enum Role {
    PLACE,
    READ,
    REVEAL,
    OPERATE,
    ERASE
}
