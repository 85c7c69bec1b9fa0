package dev.ordergateway.history;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.EventType;
import dev.ordergateway.order.Failure;
import dev.ordergateway.order.NextAction.What;
import dev.ordergateway.order.NextAction.Who;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.order.Source;
import dev.ordergateway.store.AuditRule;
import dev.ordergateway.tracking.Watch;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;

/** The closed sets of words in the interface's description, taken from the code so that the two cannot differ. */
@OpenApiFilter(stages = RunStage.BUILD)
public class ClosedSets implements OASFilter {

    static final String STATUS = "OrderStatus";
    static final String PHASE = "Phase";
    static final String WATCH = "Watch";
    static final String SOURCE = "Source";
    static final String NEXT_WHO = "NextWho";
    static final String NEXT_WHAT = "NextWhat";
    static final String ATTENTION = "Attention";
    static final String CODE_KIND = "CodeKind";
    static final String FAILURE_CODE = "FailureCode";
    static final String JOURNAL_KIND = "JournalKind";
    static final String EVENT_TYPE = "EventType";
    static final String VERDICT = "Verdict";
    static final String AUDIT_RULE = "AuditRule";
    /** No closed set, but as often referred to; stands in the resource files. */
    static final String AMOUNT = "Amount";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getComponents()
                .addSchema(STATUS, of(OrderStatus.values(), OrderStatus::label,
                        "Where the order stands; statuses may be added"))
                .addSchema(PHASE, of(Phase.values(), Phase::label, "Where the order stands, for ever in these words"))
                .addSchema(WATCH, of(Watch.values(), Watch::label, "How the order is being watched at this moment"))
                .addSchema(SOURCE, of(Source.values(), Source::label, "Where something was learned"))
                .addSchema(NEXT_WHO, of(Who.values(), Who::label, "Who has to do something"))
                .addSchema(NEXT_WHAT, of(What.values(), What::label, """
                        What has to be done; words may be added. The operator's are decide_placement: find out whether the \
                        partner has the order, adopt_or_wait: the partner's state is no move of ours, ask_partner: only the \
                        partner's desk can help, acknowledge: look and say so. The gateway's are poll: read the order at the \
                        partner, retire: count it as not placed"""))
                .addSchema(CODE_KIND, of(RedemptionCode.Kind.values(), RedemptionCode.Kind::label, "How a code is used"))
                .addSchema(FAILURE_CODE, of("Why the order came to nothing", Failure.ORDER_REFUSED,
                        Failure.PARTNER_UNAVAILABLE, Failure.NOT_CONFIRMED))
                .addSchema(JOURNAL_KIND, of("What kind of line it is", "transition", "observation", "action", "reveal"))
                .addSchema(EVENT_TYPE, of(EventType.values(), EventType::label, "What made the version; types may be added"))
                .addSchema(AUDIT_RULE, of(AuditRule.values(), AuditRule::label, "What must hold; rules may be added"))
                .addSchema(VERDICT, of("What the order made of it", "applied", "disregarded"))
                .addSchema(ATTENTION, OASFactory.createSchema().addType(SchemaType.ARRAY).uniqueItems(true)
                        .items(of(Attention.values(), Attention::name, "A flag"))
                        .description("Why a person should look at the order"));
    }

    private static <E extends Enum<E>> Schema of(E[] values, Function<E, String> label, String description) {
        return of(description, Arrays.stream(values).map(label).toArray());
    }

    private static Schema of(String description, Object... words) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description).enumeration(List.of(words));
    }
}
