package dev.ordergateway.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** A caller who sends any bytes, one request after another, on one connection as long as it holds. */
public final class RawConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An answer; of an event stream only the head. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    /** With the application under test. */
    public RawConnection() {
        this(Gateway.uri("/").getPort());
    }

    public RawConnection(int port) {
        this.port = port;
    }

    /**
     * Asks once.
     *
     * @throws IOException also when no answer comes in a time in which every answer comes
     */
    public Answer ask(RawRequest request) throws IOException {
        var in = connected();
        send(request);
        var status = line(in);
        while (status.startsWith("HTTP/1.1 100")) {
            line(in);
            status = line(in);
        }
        var headers = headers(in);
        int code = Integer.parseInt(status.split(" ", 3)[1]);
        boolean isStream = headers.getOrDefault("Content-Type", "").startsWith("text/event-stream");
        var body = isStream || code == 204 || code == 304 || request.method().equals("HEAD") ? "" : body(in, headers);
        if (isStream || !request.isWellFormed() || headers.getOrDefault("Connection", "").equals("close")) {
            close();
        }
        return new Answer(code, headers, body);
    }

    private InputStream connected() throws IOException {
        if (input == null) {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            input = new BufferedInputStream(socket.getInputStream());
        }
        return input;
    }

    private void send(RawRequest request) throws IOException {
        if (socket != null) {
            socket.getOutputStream().write(request.bytes());
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
        }
        return headers;
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        var body = new ByteArrayOutputStream();
        if (!headers.containsKey("Transfer-Encoding")) {
            body.writeBytes(in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0"))));
            return body.toString(StandardCharsets.UTF_8);
        }
        for (int length = Integer.parseInt(line(in), 16); length > 0; length = Integer.parseInt(line(in), 16)) {
            body.writeBytes(in.readNBytes(length));
            line(in);
        }
        line(in);
        return body.toString(StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended after: " + line.toString(ISO_8859_1));
            }
            line.write(c);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        input = null;
    }
}
