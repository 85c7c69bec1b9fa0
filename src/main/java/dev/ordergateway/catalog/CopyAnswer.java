package dev.ordergateway.catalog;

import java.time.Instant;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import dev.ordergateway.partner.CatalogQuestion;

/** A copy as an HTTP answer: whole, or 304 to who has it already. */
final class CopyAnswer {

    private CopyAnswer() {
    }

    /** One that is not fresh any more says how old it is. What is for one customer is kept by nobody on its way either. */
    static Response of(CatalogQuestion question, Copy copy, Instant now, Request request) {
        var tag = new EntityTag(copy.tag());
        var answer = (isKnown(tag, request) ? Response.notModified() : Response.ok(copy.body()))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL,
                        question.isPersonal() ? "no-store" : "max-age=" + copy.freshnessAt(now).toSeconds());
        if (!copy.isFreshAt(now)) {
            answer.header("Age", copy.ageAt(now).toSeconds()).header("Warning", "110 - \"Response is Stale\"");
        }
        return answer.build();
    }

    /** Nothing is changed here, so a precondition for a change means nothing. */
    private static boolean isKnown(EntityTag tag, Request request) {
        var answer = request.evaluatePreconditions(tag);
        return answer != null && answer.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
    }
}
