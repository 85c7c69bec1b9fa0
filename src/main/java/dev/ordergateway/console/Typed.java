package dev.ordergateway.console;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.ResolveBody;
import dev.ordergateway.history.Texts;
import dev.ordergateway.order.PartnerOrderId;

/**
 * What a person typed into the form of an {@link Ask}, and why that did not do.
 *
 * @param ask its name; empty when there was none
 * @param writtenId the partner's id of the order as it was written
 * @param versions the version of the order that the form was for
 * @param trouble null while nothing is wrong
 */
public record Typed(String ask, String reason, String writtenId, Set<Integer> versions, @Nullable String trouble) {

    static final Typed NOTHING = new Typed("", "", "", Set.of(), null);
    static final String REASON = "reason";
    static final String PURPOSE = "purpose";
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    /** @param field what the reason is called */
    static Typed of(String ask, String field, SentForm form) {
        var reason = form.text(field);
        var version = form.text("version");
        return new Typed(ask, reason, form.text("partner_order_id"),
                version.matches(NUMBER) ? Set.of(Integer.valueOf(version)) : Set.of(), fault(reason));
    }

    private static @Nullable String fault(String reason) {
        if (reason.isEmpty()) {
            return "Please say why: it will stand in the history of the order.";
        }
        var fault = Texts.fault(reason, ResolveBody.REASON);
        return fault == null ? null : "What you wrote " + fault.detail() + '.';
    }

    /** The same, unless more is asked for. */
    Typed check(Deed deed) {
        return trouble == null && deed == Deed.ATTACHED && partnerOrderId() == null
                ? refused("The partner's order id is made of 1 to 128 letters, digits, _ or -.")
                : this;
    }

    /** Null when none was written, or it cannot be one. */
    @Nullable
    PartnerOrderId partnerOrderId() {
        return PartnerOrderId.parse(writtenId).orElse(null);
    }

    Typed refused(String why) {
        return new Typed(ask, reason, writtenId, versions, why);
    }

    @Nullable
    Typed of(String name) {
        return name.equals(ask) ? this : null;
    }
}
