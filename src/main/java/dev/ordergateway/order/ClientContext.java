package dev.ordergateway.order;

import org.jspecify.annotations.Nullable;

/**
 * Where the end user sits and what they use, for nobody but the partner to know. Never shown, not even here.
 *
 * @param address an IPv4 or IPv6 address; null when it is unknown
 * @param userAgent the browser or app; null when it is unknown
 */
public record ClientContext(@Nullable String address, @Nullable String userAgent) {

    @Override
    public String toString() {
        return "ClientContext[]";
    }
}
