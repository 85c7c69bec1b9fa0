package dev.ordergateway.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The codes with which the partner says no. Only upper-case words joined by underscores count, free text never. */
final class ProblemCodes {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*");
    private static final int MAX_CODE = 100;
    private static final int MAX_CODES = 100;

    private ProblemCodes() {
    }

    /** The codes of an answer: its problems in order, and for an error the code in its envelope. */
    static List<String> of(int status, WireObject body) {
        var codes = new ArrayList<String>();
        body.objects("problems").forEach(problem -> add(codes, problem.text("problem")));
        if (status >= 400) {
            add(codes, body.text("detail"));
            add(codes, body.text("reason"));
        }
        return List.copyOf(codes);
    }

    /** The text if it is a code, otherwise null. */
    static @Nullable String code(@Nullable String text) {
        return text != null && text.length() <= MAX_CODE && CODE.matcher(text).matches() ? text : null;
    }

    private static void add(List<String> codes, @Nullable String text) {
        var code = code(text);
        if (code != null && !codes.contains(code) && codes.size() < MAX_CODES) {
            codes.add(code);
        }
    }
}
