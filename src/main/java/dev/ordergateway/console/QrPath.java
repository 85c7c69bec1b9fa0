package dev.ordergateway.console;

import org.jspecify.annotations.Nullable;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as one path.
 *
 * @param size of its sides, with the quiet zone that readers need
 */
public record QrPath(int size, String path) {

    private static final int QUIET = 4;

    /** Null for a text that no QR code holds. */
    static @Nullable QrPath of(String text) {
        try {
            var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
            return new QrPath(code.size + 2 * QUIET, path(code));
        } catch (DataTooLongException e) {
            return null;
        }
    }

    /** A rectangle for each run of dark modules in a row. */
    private static String path(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0, run; x < code.size; x += Math.max(run, 1)) {
                run = run(code, x, y);
                if (run > 0) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append('h').append(run).append("v1h-")
                            .append(run).append('z');
                }
            }
        }
        return path.toString();
    }

    private static int run(QrCode code, int x, int y) {
        int end = x;
        while (end < code.size && code.getModule(end, y)) {
            end++;
        }
        return end - x;
    }
}
