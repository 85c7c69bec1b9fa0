package dev.ordergateway.weather;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What stands between the replicas and their database. It can be shut, and it can let nothing pass. */
final class DatabaseDoor implements Closeable {

    private static final int BUFFER = 8192;

    private final int port = Ports.free();
    private final int databasePort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;

    // guarded by this
    private boolean isFrozen;

    DatabaseDoor(int databasePort) {
        this.databasePort = databasePort;
        server = bound();
        open();
    }

    int port() {
        return port;
    }

    /** Nobody listens any more, and who was connected is not. */
    void shut() throws IOException {
        server.close();
        sockets.forEach(DatabaseDoor::closeQuietly);
    }

    void open() {
        if (server.isClosed()) {
            server = bound();
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** Connections stay and are made, and nothing passes in either direction. */
    synchronized void freeze() {
        isFrozen = true;
    }

    synchronized void thaw() {
        isFrozen = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
        while (isFrozen) {
            wait();
        }
    }

    private ServerSocket bound() {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        var accepting = server;
        try {
            while (true) {
                var outside = accepting.accept();
                Thread.ofVirtual().start(() -> connect(outside));
            }
        } catch (IOException _) {
            // shut
        }
    }

    private void connect(Socket outside) {
        sockets.add(outside);
        try {
            pass();
            var inside = new Socket(InetAddress.getLoopbackAddress(), databasePort);
            sockets.add(inside);
            outside.setTcpNoDelay(true);
            inside.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> carry(outside, inside));
            carry(inside, outside);
        } catch (IOException | InterruptedException _) {
            // the database is away
        } finally {
            closeQuietly(outside);
            sockets.remove(outside);
        }
    }

    /** Both ends are closed when one is. */
    private void carry(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            var buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                pass();
                out.write(buffer, 0, length);
            }
        } catch (IOException | InterruptedException _) {
            // one of them is gone
        } finally {
            sockets.remove(from);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // closed all the same
        }
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
