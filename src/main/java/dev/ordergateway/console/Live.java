package dev.ordergateway.console;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/**
 * A part of a page that keeps itself up to date: it is asked for again every two seconds, and comes only when it would look
 * different. Polling, because a browser opens six connections to a host that does not speak HTTP/2, and an operator more
 * tabs than that.
 *
 * @param html the part, without the element around it that asks again
 * @param url where it is asked for, naming what was seen; null when it stands still
 */
public record Live(String html, @Nullable String url) {

    static final String SEEN = "seen";

    /** @param url where the same part is asked for again */
    static Uni<Live> of(TemplateInstance part, String url) {
        return part.createUni().map(html -> new Live(html, UriBuilder.fromUri(url).queryParam(SEEN, Fingerprint.of(html))
                .build().toString()));
    }

    /** One that would be the same however often it was asked for, or that costs too much to be asked for again and again. */
    static Uni<Live> still(TemplateInstance part) {
        return part.createUni().map(html -> new Live(html, null));
    }

    /** The part for who saw it as that fingerprint says; nothing when it still looks so. */
    static Uni<Response> answer(Uni<Live> live, @Nullable String seen) {
        return live.chain(now -> seen != null && now.url != null && now.url.endsWith(SEEN + '=' + seen)
                ? Uni.createFrom().item(Response.noContent().build())
                : Templates.live(now).createUni().map(html -> Response.ok(html).build()));
    }
}
