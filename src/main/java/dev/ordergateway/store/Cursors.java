package dev.ordergateway.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderFailure;

/**
 * Cursors that only this service can make: a text with its keyed hash in front, as it can stand in a URL. The text is not
 * hidden, but it cannot be changed, and a cursor for one purpose is none for another.
 */
@ApplicationScoped
public class Cursors {

    private static final String KIND = "cursor";
    private static final int MAC_BYTES = 16;

    private final Keyring keyring;

    Cursors(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * A cursor that holds the text.
     *
     * @param purpose what it may be used for, such as the question that it is a page of
     */
    public String of(String purpose, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var cursor = Arrays.copyOf(mac(keyring.hash(KIND, signed(purpose, text))), MAC_BYTES + bytes.length);
        System.arraycopy(bytes, 0, cursor, MAC_BYTES, bytes.length);
        return encoded(cursor);
    }

    /**
     * The text that {@link #of} was given for this purpose.
     *
     * @param field where the caller wrote the cursor
     * @throws OrderFailure.InvalidCursor naming the field, when the cursor was not given out for this purpose
     */
    public String read(String purpose, String cursor, String field) {
        var bytes = decoded(cursor, field);
        var text = new String(bytes, MAC_BYTES, bytes.length - MAC_BYTES, StandardCharsets.UTF_8);
        var mac = Arrays.copyOf(bytes, MAC_BYTES);
        if (keyring.hashes(KIND, signed(purpose, text)).stream().noneMatch(hash -> MessageDigest.isEqual(mac(hash), mac))) {
            throw new OrderFailure.InvalidCursor(field);
        }
        return text;
    }

    /** With the length in front, or a part of the purpose could pass for a part of the text. */
    private static String signed(String purpose, String text) {
        return purpose.length() + ":" + purpose + text;
    }

    private static byte[] mac(String hash) {
        return Arrays.copyOf(HexFormat.of().parseHex(hash), MAC_BYTES);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** In the one spelling that was given out: a decoder alone takes several. */
    private static byte[] decoded(String cursor, String field) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length >= MAC_BYTES && encoded(bytes).equals(cursor)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new OrderFailure.InvalidCursor(field);
    }
}
