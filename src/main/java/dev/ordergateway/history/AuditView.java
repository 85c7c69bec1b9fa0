package dev.ordergateway.history;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.store.Audit.Found;
import dev.ordergateway.store.Audit.Violation;

/** What an audit found, as JSON. */
@Schema(name = "Audit", description = "Whether stored orders are as they must be")
@JsonNaming(SnakeCaseStrategy.class)
public record AuditView(boolean ok, List<ViolationView> violations,
        @Schema(description = "How many orders this call has checked") int checked, boolean hasMore,
        @Nullable String nextCursor) {

    @Schema(name = "Violation", description = "One rule that one order breaks")
    @JsonNaming(SnakeCaseStrategy.class)
    public record ViolationView(@Schema(format = "uuid") String orderId, @Schema(ref = ClosedSets.AUDIT_RULE) String rule,
            String detail) {

        static ViolationView of(Violation violation) {
            return new ViolationView(violation.order().toString(), violation.rule(), violation.detail());
        }
    }

    static AuditView of(Found found) {
        return new AuditView(found.violations().isEmpty(), found.violations().stream().map(ViolationView::of).toList(),
                found.checked(), found.next() != null, found.next());
    }
}
