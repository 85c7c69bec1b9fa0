package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives the embedded database of a test JVM a free port of its own. Left to itself it takes the first of a fixed range,
 * and a test could run against somebody else's server there.
 */
public final class FreeDatabasePort implements ConfigSource {

    static final String KEY = "quarkus.embedded.postgresql.port";

    // Several class loaders of one JVM load this class and must agree, so the choice is kept outside of it.
    private static final String CHOICE = "test.database.port";

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(KEY);
    }

    @Override
    public @Nullable String getValue(String name) {
        return KEY.equals(name) ? chosen() : null;
    }

    @Override
    public String getName() {
        return "free database port";
    }

    private static String chosen() {
        return (String) System.getProperties().computeIfAbsent(CHOICE, key -> free());
    }

    private static String free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
