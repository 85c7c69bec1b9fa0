package dev.ordergateway.support;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A partner that does exactly what the test's script says, down to the bytes on the socket. It listens on a free port,
 * reads HTTP/1.1 requests, and hands each to the script on a thread of its own.
 */
public final class PartnerStub implements Closeable {

    /** One request as it arrived; header names match without regard to case. */
    public record Request(String method, String path, Map<String, String> headers, String body) {
    }

    /** What the partner does about one request. */
    @FunctionalInterface
    public interface Script {
        void answer(Request request, Connection connection) throws IOException;
    }

    private volatile ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile Script script;

    public PartnerStub(Script script) {
        this.script = script;
        server = listening(0);
    }

    private ServerSocket listening(int port) {
        try {
            var opened = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens again where it did, after {@link #close}. */
    public void reopen() {
        server = listening(server.getLocalPort());
    }

    /** Answers every request with this status and JSON. */
    public static Script json(int status, String body) {
        return (_, connection) -> connection.answer(status, "Content-Type: application/json\r\n", body);
    }

    /** An address where nothing listens. */
    public static String urlOfNobody() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://localhost:" + closed.getLocalPort();
        }
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** From the next request on. */
    public void script(Script next) {
        script = next;
    }

    /** Every request that arrived whole, in order. */
    public List<Request> requests() {
        return requests;
    }

    /** Connections that neither side has closed. */
    public int openConnections() {
        return open.size();
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                var connection = new Connection(opened.accept());
                open.add(connection);
                Thread.ofVirtual().start(connection::serve);
            }
        } catch (IOException _) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var connection : open) {
            connection.close();
        }
    }

    /** One connection, to be written to as raw as the script likes. */
    public final class Connection {

        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        private void serve() {
            try {
                var input = new BufferedInputStream(socket.getInputStream());
                for (var request = RequestReader.read(input); request != null; request = RequestReader.read(input)) {
                    var arrived = request;
                    requests.add(arrived);
                    Thread.ofVirtual().start(() -> play(arrived));
                }
            } catch (IOException _) {
                // the other side is gone
            } finally {
                closeQuietly();
            }
        }

        private void closeQuietly() {
            try {
                close();
            } catch (IOException _) {
                // closed already
            }
        }

        private void play(Request request) {
            try {
                script.answer(request, this);
            } catch (IOException _) {
                // the other side is gone
            }
        }

        /** A whole answer with its length. */
        public void answer(int status, String headers, String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            write("HTTP/1.1 " + status + " Stub\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n");
            write(bytes);
        }

        /** The head of an event stream that ends with the connection. */
        public void openStream() throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Bytes that go out at once instead of waiting to be sent with the next ones. */
        public void writeAlone(byte[] bytes) throws IOException {
            socket.setTcpNoDelay(true);
            write(bytes);
        }

        public void close() throws IOException {
            open.remove(this);
            socket.close();
        }

        /** Breaks the connection instead of closing it. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            close();
        }
    }
}
