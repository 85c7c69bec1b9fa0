package dev.ordergateway.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An HTTP/1.1 request of which every byte can be chosen; in its texts a character is a byte.
 *
 * @param headers whole lines, without those that frame the body
 * @param isChunked whether the body comes in chunks instead of with its length
 */
public record RawRequest(String method, String target, List<String> headers, String body, boolean isChunked) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String SEGMENT_CHARACTER = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";
    private static final Pattern TARGET = Pattern.compile("(?:/" + SEGMENT_CHARACTER + "*+)++(?:\\?(?:" + SEGMENT_CHARACTER
            + "|[/?])*+)?");
    private static final Pattern HEADER = Pattern.compile(TOKEN + ":[ \\t\\x21-\\x7e\\x80-\\xff]*");
    private static final Pattern HOST = Pattern.compile("(?i)host: *[a-z0-9.-]+(:[0-9]{1,4})?");
    private static final int LARGEST_CHUNK = 64 * 1024;

    /** By the grammar of RFC 9110 and RFC 9112. */
    public boolean isWellFormed() {
        return method.matches(TOKEN) && TARGET.matcher(target).matches()
                && headers.stream().allMatch(header -> HEADER.matcher(header).matches())
                && headers.stream().filter(header -> header.toLowerCase(Locale.ROOT).startsWith("host:"))
                        .allMatch(header -> HOST.matcher(header).matches())
                && headers.stream().filter(header -> HOST.matcher(header).matches()).count() == 1;
    }

    public RawRequest withMethod(String other) {
        return new RawRequest(other, target, headers, body, isChunked);
    }

    public RawRequest withTarget(String other) {
        return new RawRequest(method, other, headers, body, isChunked);
    }

    public RawRequest withQuery(String more) {
        return withTarget(target + (target.contains("?") ? '&' : '?') + more);
    }

    public RawRequest withHeader(String line) {
        var more = new ArrayList<>(headers);
        more.add(line);
        return withHeaders(more);
    }

    /** With that line instead of those of the same name. */
    public RawRequest withOnlyHeader(String name, String line) {
        return withHeaders(headers.stream().filter(header -> !header.startsWith(name + ':')).toList()).withHeader(line);
    }

    public RawRequest withHeaders(List<String> others) {
        return new RawRequest(method, target, List.copyOf(others), body, isChunked);
    }

    public RawRequest withBody(String other) {
        return new RawRequest(method, target, headers, other, isChunked);
    }

    public RawRequest inChunks() {
        return new RawRequest(method, target, headers, body, true);
    }

    /** What goes over the wire. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head().getBytes(ISO_8859_1));
        var bytes = body.getBytes(ISO_8859_1);
        if (!isChunked) {
            out.writeBytes(bytes);
            return out.toByteArray();
        }
        for (int from = 0; from < bytes.length; from += LARGEST_CHUNK) {
            int length = Math.min(LARGEST_CHUNK, bytes.length - from);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
            out.write(bytes, from, length);
            out.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        out.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private String head() {
        var framing = isChunked ? "Transfer-Encoding: chunked\r\n"
                : body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        return method + ' ' + target + " HTTP/1.1\r\n"
                + headers.stream().map(header -> header + "\r\n").collect(Collectors.joining()) + framing + "\r\n";
    }

    /** So that a shell's printf can write it again, unless it is long. */
    @Override
    public String toString() {
        var text = (head() + body).chars()
                .mapToObj(c -> c == '\\' || c == '\'' || c == '%' || c < ' ' || c > '~' ? "\\x%02x".formatted(c)
                        : String.valueOf((char) c))
                .limit(2000).collect(Collectors.joining());
        return text + " (" + body.length() + " bytes of body" + (isChunked ? ", in chunks)" : ")");
    }
}
