package dev.ordergateway.weather;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.support.PartnerStub.Request;
import dev.ordergateway.support.RequestReader;

/** One connection to the partner, written to down to the byte. */
final class Wire implements Closeable {

    /** Small, because thousands of connections carry one short request each. */
    private static final int BUFFER = 512;

    private final Socket socket;
    private final InputStream input;
    private volatile Runnable whenClosed = () -> {
    };

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        input = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** The next request; null when the other side has closed. */
    @Nullable
    Request read() throws IOException {
        return RequestReader.read(input);
    }

    /** A whole answer with its length. */
    void answer(int status, String contentType, String headers, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        write("HTTP/1.1 " + status + " Weather\r\nContent-Type: " + contentType + "\r\n" + headers + "Content-Length: "
                + bytes.length + "\r\n\r\n" + body);
    }

    void answer(int status, String json) throws IOException {
        answer(status, "application/json", "", json);
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** What is to be done once the connection is over, whoever ended it. */
    void whenClosed(Runnable act) {
        whenClosed = act;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // closed all the same
        }
        whenClosed.run();
    }

    /** Breaks the connection instead of closing it. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        close();
    }
}
