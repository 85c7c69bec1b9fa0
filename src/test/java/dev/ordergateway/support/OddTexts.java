package dev.ordergateway.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Texts that break those who do not expect them. */
public final class OddTexts {

    /** Stands in what is sent, so that an answer that repeats it is known by it. */
    public static final String MARK = "Zq7xMark";

    private static final List<String> TEXTS = List.of("", " ", "\t", "0", "-1", "1.5", "1e999", "NaN", "null", "true",
            "undefined",
            "99999999999999999999999999", "2147483648", "-9223372036854775809", "0x10", "1_000", "٣", "１２", "½", "10 s", "5ss",
            "é", "日本語", "🎁", "👩‍👩‍👧‍👦", "e\u0301\u0301\u0301", "\u202Eabc", "\u200B", "\uFEFF", "\uFFFF", "\uD83C\uDF81",
            "İı", "ß",
            "a\u0000b", "\u0000", "\u0001", "\u0085", "\u2028", "\r\n", "a\nb", "'", "\"", "`", "\\", "//", "..",
            "../../etc/passwd",
            "%", "%s%n", "%00", "${x}", "#{1+1}", "{{x}}", "<script>", "'; drop table orders; --", "a,b", ";", "&", "=", "*",
            "W/\"1\"",
            "\"1\"", "\"99999999999999999999\"", "\"\"", "US", "us", "USA", "2026-02-30T25:61:61Z", "0000-00-00", "a@b", "@",
            MARK, MARK + "@example.com", "+1", "00000000-0000-0000-0000-000000000000", "019e0000-0000-7000-8000-00000000000g");

    private final RandomGenerator random;

    OddTexts(RandomGenerator random) {
        this.random = random;
    }

    /** One of them, sometimes a very long one. */
    String text() {
        return switch (random.nextInt(12)) {
            case 0 -> (MARK + "x🎁").repeat(random.nextInt(1, 400));
            case 1 -> random.ints(random.nextInt(1, 30), 0, 0x3000).filter(c -> !Character.isSurrogate((char) c))
                    .mapToObj(Character::toString).collect(Collectors.joining());
            default -> oneOf(TEXTS);
        };
    }

    /** The same as UTF-8, a character for a byte. */
    String bytes() {
        return new String(text().getBytes(UTF_8), ISO_8859_1);
    }

    /** The same as it may stand in a URL, mostly. */
    String inUrl() {
        return random.nextInt(20) == 0 ? bytes() : encoded(text());
    }

    /** The same as it may stand in a header line, mostly. */
    String inHeader() {
        return random.nextInt(20) == 0 ? bytes().replaceAll("[\r\n]", "") : bytes().replaceAll("[\\x00-\\x1f\\x7f]", "");
    }

    /** True once in so many times. */
    boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            encoded.append(Character.isLetterOrDigit(b) && b > 0 ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }
}
