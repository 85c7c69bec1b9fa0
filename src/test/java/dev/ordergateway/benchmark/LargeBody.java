package dev.ordergateway.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** A request with a body of 64 MB. */
final class LargeBody {

    static final String JSON = head("/api/orders", "application/json");
    static final String FORM = head("/console/search", "application/x-www-form-urlencoded");

    private static final int BYTES = 64 * 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private LargeBody() {
    }

    private static String head(String path, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: " + type + "\r\n";
    }

    /** The first line of the answer; empty when there was no time for one. */
    static String withItsLength(String head) throws IOException {
        return send(head + "Content-Length: " + BYTES + "\r\n\r\n", " ".repeat(PIECE));
    }

    static String inChunks(String head) throws IOException {
        return send(head + "Transfer-Encoding: chunked\r\n\r\n",
                Integer.toHexString(PIECE) + "\r\n" + " ".repeat(PIECE) + "\r\n");
    }

    /** 64 KB on the way. */
    static String zipped(String head) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(new byte[BYTES]);
        }
        try (var socket = Crowd.connection()) {
            socket.getOutputStream().write((head + "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: "
                    + zipped.size() + "\r\n\r\n").getBytes(ISO_8859_1));
            zipped.writeTo(socket.getOutputStream());
            return firstLine(Crowd.everything(socket));
        }
    }

    private static String send(String head, String piece) throws IOException {
        try (var socket = Crowd.connection()) {
            var out = socket.getOutputStream();
            try {
                out.write(head.getBytes(ISO_8859_1));
                for (int sent = 0; sent < BYTES; sent += PIECE) {
                    out.write(piece.getBytes(ISO_8859_1));
                }
            } catch (IOException _) {
                // it has seen enough
            }
            return firstLine(Crowd.everything(socket));
        }
    }

    private static String firstLine(String answer) {
        return answer.lines().findFirst().orElse("");
    }
}
