package dev.ordergateway.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Requests that begin well and are broken in one or several ways, the same again for the same seed. */
public final class MalformedRequests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
            "CONNECT",
            "PROPFIND", "get", "FROB", "X".repeat(300), "!#$%&'*+-.^_`|~", "G(T");
    private static final List<String> MEDIA_TYPES = List.of("text/plain", "application/xml", "application/json;charset=nope",
            "application/json; charset=utf-16", "application/json;charset=\"", "application/*", "*/*", "json", "/", ";", "",
            "multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded",
            "application/json;q=z",
            "text/html;q=0.1, application/xml", "application/json;q=0", "text/event-stream", "a/b,".repeat(500));
    private static final List<String> HEADERS = List.of("Accept-Language", "Accept-Charset", "Accept-Encoding", "Cookie",
            "Range",
            "If-Modified-Since", "If-Match", "If-None-Match", "Idempotency-Key", "Last-Event-ID", "Origin", "Authorization",
            "Expect",
            "X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Country-ISO-Code", "X-Cr-Version", "User-Agent", "Prefer",
            "Date", "TE");
    private static final List<String> WHOLE_HEADERS = List.of("Content-Encoding: gzip", "Content-Encoding: nope",
            "Expect: 100-continue",
            "Expect: 200-ok", "Host: ", "Host: a b", "Host: x:99999", "Host: [::", "nocolon", "Bad Name: x", ": x",
            "X: a\u0000b",
            "Connection: close", "Connection: x, ,", "Sec-WebSocket-Key: x", "Content-Type: text/plain", "Accept: text/html");

    private final long seed;
    private final DescribedCalls calls;

    public MalformedRequests(long seed, Description description, OrdersOfEachKind orders) {
        // or neighbouring seeds would share all requests but one
        this.seed = new SplittableRandom(seed).nextLong();
        this.calls = new DescribedCalls(description, orders);
    }

    public RawRequest request(int number) {
        var random = new SplittableRandom(seed + number);
        var odd = new OddTexts(random);
        var request = calls.any(odd);
        boolean isBroken = !request.body().isEmpty() && !odd.chance(3);
        if (isBroken) {
            request = request.withBody(new BrokenJson(random, odd, calls.fields()).of(request.body()));
        }
        for (int i = isBroken ? random.nextInt(3) : random.nextInt(1, 4); i > 0; i--) {
            request = broken(request, random.nextInt(16), odd);
        }
        return request;
    }

    private RawRequest broken(RawRequest request, int way, OddTexts odd) {
        return switch (way) {
            case 0 -> request.withMethod(odd.oneOf(METHODS));
            case 1 -> request.withOnlyHeader("Content-Type", "Content-Type: " + odd.oneOf(MEDIA_TYPES));
            case 2 -> request.withOnlyHeader("Accept", "Accept: " + odd.oneOf(MEDIA_TYPES));
            case 3 -> request.withHeader("Content-Type: " + odd.inHeader());
            case 4 -> request.withHeader("Accept: " + odd.inHeader());
            case 5 -> withOddHeader(request, odd.oneOf(HEADERS), odd);
            case 6 -> request.withHeader(odd.oneOf(WHOLE_HEADERS));
            case 7 -> request.withHeader("X-Long: " + "x".repeat(odd.oneOf(List.of(5_000, 15_000))));
            case 8 -> request.inChunks();
            case 9 -> gzipped(request);
            case 10, 11 -> request.withQuery(odd.oneOf(calls.names()) + '=' + odd.inUrl());
            case 12 -> request.withQuery(odd.inUrl() + odd.oneOf(
                    List.of("", "=", "==", "&&&", "&a[]=1", "=%ff", "&" + "a=1&".repeat(900), '=' + "x".repeat(15_000))));
            case 13 -> request
                    .withTarget(request.target() + odd.oneOf(List.of("/", "/x", "//", ";a=b", "/..", "/%2e%2e", "%2f", "/%00",
                            "/%ff", "%zz", "/{x}", "?", "#x", "/" + "x".repeat(8_000))));
            case 14 -> request
                    .withTarget(odd.oneOf(List.of("*", "", "x", "http://x/api/nope", "/" + odd.inUrl(), "/api/" + odd.inUrl(),
                            "/q/" + odd.inUrl(), "/q/swagger-ui/" + odd.inUrl())));
            default -> request.withBody(request.body() + odd.bytes());
        };
    }

    /** Beside those of that name or in their place. */
    private static RawRequest withOddHeader(RawRequest request, String name, OddTexts odd) {
        var line = name + ": " + odd.inHeader();
        return odd.chance(2) ? request.withHeader(line) : request.withOnlyHeader(name, line);
    }

    private static RawRequest gzipped(RawRequest request) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(request.body().getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request.withBody(zipped.toString(ISO_8859_1)).withHeader("Content-Encoding: gzip");
    }
}
