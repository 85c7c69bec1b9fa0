package dev.ordergateway.partner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one stream of server-sent events from bytes that may be split anywhere, in time linear to their number. Bytes that
 * are no UTF-8 are replaced. What stands before the blank line that ends an event is never given out.
 */
final class SseParser {

    static final int MAX_LINE = 64 * 1024;
    static final int MAX_EVENT = 1024 * 1024;

    private static final int KEPT_LINE = 1024;
    private static final String MESSAGE = "message";
    private static final String BOM = "\uFEFF";

    private final List<SseItem> items = new ArrayList<>();
    private byte[] line = new byte[0];
    private int lineLength;
    private boolean isFirstLine = true;
    private boolean isAfterReturn;
    private boolean isTooLong;

    private String name = "";
    private StringBuilder data = new StringBuilder();
    private boolean hasData;
    private int dataBytes;

    /** What these bytes complete, in order. */
    List<SseItem> parse(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length && !isTooLong; i++) {
            boolean isReturn = bytes[i] == '\r';
            boolean isFeed = bytes[i] == '\n';
            if (isFeed && isAfterReturn) {
                start = i + 1;
            } else if (isReturn || isFeed) {
                append(bytes, start, i);
                endLine();
                start = i + 1;
            }
            isAfterReturn = isReturn;
        }
        append(bytes, start, bytes.length);
        var complete = List.copyOf(items);
        items.clear();
        return complete;
    }

    private void append(byte[] bytes, int from, int to) {
        int length = to - from;
        if (isTooLong || length > MAX_LINE - lineLength) {
            giveUp();
        } else if (length > 0) {
            if (lineLength + length > line.length) {
                line = Arrays.copyOf(line, Math.max(lineLength + length, Math.min(MAX_LINE, 2 * line.length)));
            }
            System.arraycopy(bytes, from, line, lineLength, length);
            lineLength += length;
        }
    }

    private void endLine() {
        if (isTooLong) {
            return;
        }
        var text = new String(line, 0, lineLength, StandardCharsets.UTF_8);
        int bytes = lineLength;
        lineLength = 0;
        if (line.length > KEPT_LINE) {
            line = new byte[0];
        }
        if (isFirstLine && text.startsWith(BOM)) {
            text = text.substring(BOM.length());
        }
        isFirstLine = false;
        handle(text, bytes);
    }

    private void handle(String text, int bytes) {
        int colon = text.indexOf(':');
        if (text.isEmpty()) {
            dispatch();
        } else if (colon == 0) {
            items.add(new SseItem.Comment());
        } else {
            var field = colon < 0 ? text : text.substring(0, colon);
            var value = colon < 0 ? "" : text.substring(colon + 1);
            handle(field, value.startsWith(" ") ? value.substring(1) : value, bytes);
        }
    }

    private void handle(String field, String value, int bytes) {
        if (field.equals("event")) {
            name = value;
        } else if (field.equals("data")) {
            dataBytes += bytes;
            if (dataBytes > MAX_EVENT) {
                giveUp();
                return;
            }
            data.append(hasData ? "\n" : "").append(value);
            hasData = true;
        }
    }

    private void dispatch() {
        if (hasData || !name.isEmpty()) {
            items.add(new SseItem.Event(name.isEmpty() ? MESSAGE : name, data.toString()));
        }
        forget();
    }

    private void giveUp() {
        if (!isTooLong) {
            isTooLong = true;
            items.add(new SseItem.TooLong());
            forget();
            line = new byte[0];
            lineLength = 0;
        }
    }

    private void forget() {
        name = "";
        data = new StringBuilder();
        hasData = false;
        dataBytes = 0;
    }
}
