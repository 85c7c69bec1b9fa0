package dev.ordergateway.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.support.PartnerStub.Request;

/** Reads as much HTTP/1.1 as the stub of the partner needs. */
public final class RequestReader {

    private RequestReader() {
    }

    /** Null at the end of the connection, and for what is no HTTP. */
    public static @Nullable Request read(InputStream input) throws IOException {
        var start = readLine(input).split(" ", 3);
        if (start.length < 2) {
            return null;
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = readLine(input); !line.isEmpty(); line = readLine(input)) {
            var header = line.split(": ?", 2);
            if (header.length < 2) {
                return null;
            }
            headers.put(header[0], header[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new Request(start[0], start[1], headers,
                new String(input.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String readLine(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (int c = input.read(); c != '\n' && c >= 0; c = input.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
