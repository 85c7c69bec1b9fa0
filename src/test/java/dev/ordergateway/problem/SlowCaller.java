package dev.ordergateway.problem;

import static dev.ordergateway.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

import dev.ordergateway.support.Gateway;

/** One connection whose caller says what it likes, and when. */
final class SlowCaller implements Closeable {

    private final Socket socket;

    SlowCaller() throws IOException {
        socket = new Socket("localhost", Gateway.uri("/").getPort());
        socket.setSoTimeout(30_000);
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Again and again, until the connection takes no more. */
    void sayForEver(String text) {
        eventually(() -> {
            say(text);
            throw new AssertionError("still taken");
        });
    }

    String firstLine() throws IOException {
        return lines().readLine();
    }

    BufferedReader lines() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** All that is answered until the connection is closed. */
    String everything() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
