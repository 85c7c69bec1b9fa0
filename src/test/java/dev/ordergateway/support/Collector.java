package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** A collector of traces that takes what is sent to it over OTLP and HTTP, and may be slow about it. */
public final class Collector implements AutoCloseable {

    private static final int UNBOUNDED = 1_000_000;

    private final HttpServer server;
    private final List<ExportTraceServiceRequest> exports = new CopyOnWriteArrayList<>();
    private final Semaphore answers = new Semaphore(UNBOUNDED);

    public Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** Settings of a gateway that sends every trace here, and does not wait long before it does. */
    public Map<String, String> settings() {
        return settings("http://localhost:" + server.getAddress().getPort());
    }

    /** The same with others. */
    public Map<String, String> settings(Map<String, String> further) {
        var all = new HashMap<>(settings());
        all.putAll(further);
        return all;
    }

    /** The same for a collector elsewhere. */
    public static Map<String, String> settings(String url) {
        return Map.of("otel.exporter.otlp.endpoint", url, "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.traces.sampler.arg", "1.0", "quarkus.otel.bsp.schedule.delay", "100ms");
    }

    /** Takes what comes and answers nothing, until it is released. */
    public void hold() {
        answers.drainPermits();
    }

    public void release() {
        answers.release(UNBOUNDED);
    }

    /** Who sent them. */
    public List<ResourceSpans> senders() {
        return exports.stream().flatMap(export -> export.getResourceSpansList().stream()).toList();
    }

    public List<Span> spans() {
        return senders().stream().flatMap(sender -> sender.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream()).toList();
    }

    public List<Span> spansOf(String traceId) {
        return spans().stream().filter(span -> hex(span.getTraceId()).equals(traceId)).toList();
    }

    public static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exports.add(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
            answers.acquireUninterruptibly();
            answers.release();
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
