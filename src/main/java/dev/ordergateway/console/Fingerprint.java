package dev.ordergateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that differs when what it was made of does. */
final class Fingerprint {

    private static final String ASSETS = "/META-INF/resources/console/assets/";
    private static final int BYTES = 8;

    private Fingerprint() {
    }

    static String of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** @throws IllegalStateException when one of them is not in the application */
    static String ofResources(String... names) {
        var all = new StringBuilder();
        for (var name : names) {
            all.append(of(bytes(name)));
        }
        return of(all.toString());
    }

    private static byte[] bytes(String name) {
        try (var stream = Fingerprint.class.getResourceAsStream(ASSETS + name)) {
            if (stream == null) {
                throw new IllegalStateException("not in the application: " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
