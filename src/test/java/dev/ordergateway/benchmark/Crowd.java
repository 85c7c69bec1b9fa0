package dev.ordergateway.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import dev.ordergateway.support.Gateway;

/** Many connections to the gateway, which all do the same. */
final class Crowd implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Crowd(int size) {
        for (int i = 0; i < size; i++) {
            sockets.add(connection());
        }
    }

    static Socket connection() {
        try {
            var socket = new Socket("localhost", Gateway.uri("/").getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who was cut off says nothing more. */
    void say(Supplier<String> texts) {
        sockets.forEach(socket -> {
            try {
                socket.getOutputStream().write(texts.get().getBytes(ISO_8859_1));
            } catch (IOException _) {
                // its end is seen by whoever listens to it
            }
        });
    }

    /** What each hears until the gateway ends its connection; fails when it does not. */
    List<String> heard() {
        return sockets.stream().<Callable<String>> map(socket -> () -> everything(socket)).map(threads::submit).toList()
                .stream().map(Crowd::result).toList();
    }

    /** What comes before the end, however abrupt that is. */
    static String everything(Socket socket) throws IOException {
        var heard = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                heard.append((char) c);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // cut off
        }
        return heard.toString();
    }

    private static String result(Future<String> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sockets.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        threads.close();
    }
}
