package dev.ordergateway.catalog;

import java.time.Instant;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** A copy as an HTTP answer: whole, or 304 to who has it already. */
final class CopyAnswer {

    private CopyAnswer() {
    }

    /** One that is not fresh any more says how old it is. */
    static Response of(Copy copy, Instant now, Request request) {
        var tag = new EntityTag(copy.tag());
        var same = request.evaluatePreconditions(tag);
        var answer = (same == null ? Response.ok(copy.body()) : same)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "max-age=" + copy.freshnessAt(now).toSeconds());
        if (!copy.isFreshAt(now)) {
            answer.header("Age", copy.ageAt(now).toSeconds()).header("Warning", "110 - \"Response is Stale\"");
        }
        return answer.build();
    }
}
