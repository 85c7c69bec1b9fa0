package dev.ordergateway.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.store.JournalLine;

/** A page of an order's journal, oldest first. */
@Schema(description = "A page of an order's journal, oldest first")
@JsonNaming(SnakeCaseStrategy.class)
public record JournalPage(List<Line> data, boolean hasMore, @Nullable String nextCursor) {

    private static final Pattern CURSOR = Pattern.compile("seq:([0-9]{1,9})");

    @Schema(name = "JournalLine", description = """
            Something that was seen or done, and what the order made of it. to is null when the status did not change; count
            says how often the same came in a row""")
    @JsonNaming(SnakeCaseStrategy.class)
    public record Line(int seq, Instant at, int version, @Schema(ref = ClosedSets.JOURNAL_KIND) String kind,
            @Schema(ref = ClosedSets.SOURCE) String source, @Schema(ref = ClosedSets.STATUS) @Nullable String from,
            @Schema(ref = ClosedSets.STATUS) @Nullable String to, @Schema(ref = ClosedSets.VERDICT) String verdict,
            @Nullable String reason, @Nullable String orderState, @Nullable String by, int count) {

        private static Line of(JournalLine line) {
            return new Line(line.seq(), line.at(), line.version(), line.kind(), line.source(), line.from(), line.to(),
                    line.verdict(), line.reason(), line.orderState(), line.by(), line.count());
        }
    }

    /** Of lines read one past the limit, so that nothing is counted to know whether there are more. */
    static JournalPage of(List<JournalLine> onePastLimit, int limit) {
        boolean hasMore = onePastLimit.size() > limit;
        var page = hasMore ? onePastLimit.subList(0, limit) : onePastLimit;
        return new JournalPage(page.stream().map(Line::of).toList(), hasMore, hasMore ? cursor(page.getLast().seq()) : null);
    }

    /**
     * The last line already seen; 0 before the first.
     *
     * @throws OrderFailure.InvalidCursor when it was not given out by {@link #of}
     */
    static int seqOf(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        var match = CURSOR.matcher(decoded(cursor));
        if (!match.matches()) {
            throw new OrderFailure.InvalidCursor("cursor");
        }
        return Integer.parseInt(match.group(1));
    }

    private static String cursor(int seq) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("seq:" + seq).getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new OrderFailure.InvalidCursor("cursor");
        }
    }
}
