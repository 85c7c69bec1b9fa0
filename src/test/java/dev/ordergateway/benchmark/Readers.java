package dev.ordergateway.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** A program that reads one path over and over; one of its own, so that its work is not counted as the server's. */
public final class Readers {

    private Readers() {
    }

    /** Takes port, path, connections and seconds; prints how many whole answers came. */
    public static void main(String... args) throws Exception {
        int port = Integer.parseInt(args[0]);
        var request = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\n\r\n".formatted(args[1], port)
                .getBytes(StandardCharsets.US_ASCII);
        int connections = Integer.parseInt(args[2]);
        long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[3])).toNanos();
        long sum = 0;
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var readers = new ArrayList<Callable<Long>>();
            for (int i = 0; i < connections; i++) {
                readers.add(() -> read(port, request, end));
            }
            for (var read : threads.invokeAll(readers)) {
                sum += read.get();
            }
        }
        System.out.println(sum);
    }

    private static long read(int port, byte[] request, long end) throws IOException {
        long answers = 0;
        try (var socket = new Socket("localhost", port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                skipBody(in, lengthAfterHead(in));
                answers++;
            }
        }
        return answers;
    }

    /** @param length less than 0 when it comes in chunks */
    private static void skipBody(InputStream in, long length) throws IOException {
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        long chunk = Long.parseLong(line(in), 16);
        while (chunk > 0) {
            in.skipNBytes(chunk + 2);
            chunk = Long.parseLong(line(in), 16);
        }
        in.skipNBytes(2);
    }

    private static long lengthAfterHead(InputStream in) throws IOException {
        if (!line(in).equals("HTTP/1.1 200 OK")) {
            throw new IOException("not what is to be measured");
        }
        long length = -1;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(line.substring(15).strip());
            }
        }
        return length;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
