package dev.ordergateway.problem;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;

/**
 * The problem documents in the interface's description. An operation names the codes it can answer with in the extension
 * {@code x-problems}; what every operation can answer is added here.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public class ProblemAnswers implements OASFilter {

    static final String CODE = "ProblemCode";
    private static final String EXTENSION = "x-problems";
    private static final Set<ProblemCode> ANYWHERE = EnumSet.of(ProblemCode.UNAUTHORIZED, ProblemCode.FORBIDDEN,
            ProblemCode.METHOD_NOT_ALLOWED, ProblemCode.NOT_ACCEPTABLE, ProblemCode.INTERNAL_ERROR,
            ProblemCode.ISSUER_UNAVAILABLE);
    private static final Set<ProblemCode> WITH_BODY = EnumSet.of(ProblemCode.REQUEST_TIMEOUT,
            ProblemCode.PAYLOAD_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);

    private static final Map<String, Set<ProblemCode>> HEADERS = Map.of(
            HttpHeaders.RETRY_AFTER, EnumSet.of(ProblemCode.NOT_AGREED, ProblemCode.PARTNER_UNAVAILABLE,
                    ProblemCode.CODE_UNREADABLE, ProblemCode.STORE_UNAVAILABLE, ProblemCode.RATE_LIMITED,
                    ProblemCode.ISSUER_UNAVAILABLE),
            HttpHeaders.WWW_AUTHENTICATE, EnumSet.of(ProblemCode.UNAUTHORIZED),
            HttpHeaders.ALLOW, EnumSet.of(ProblemCode.METHOD_NOT_ALLOWED),
            "Idempotency-Replayed", EnumSet.of(ProblemCode.ORDER_REFUSED));

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var components = description.getComponents();
        for (var code : ProblemCode.values()) {
            components.addExample(code.label(),
                    OASFactory.createExample().summary(code.title()).value(ProblemExamples.of(code)));
        }
        components.addSchema(CODE, OASFactory.createSchema().addType(SchemaType.STRING)
                .description("What went wrong, to branch on; codes may be added")
                .enumeration(Arrays.stream(ProblemCode.values()).<Object> map(ProblemCode::label).toList()));
        description.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ProblemAnswers::describe);
    }

    private static void describe(Operation operation) {
        codesOf(operation).collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new,
                Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class))))
                .forEach((status, codes) -> operation.getResponses().addAPIResponse(String.valueOf(status), answer(codes)));
        operation.removeExtension(EXTENSION);
        operation.getResponses().removeExtension(EXTENSION);
    }

    /** Throws when the operation names a code that there is not. */
    private static Stream<ProblemCode> codesOf(Operation operation) {
        var named = operation.getExtensions() == null ? null : operation.getExtensions().get(EXTENSION);
        return Stream.of(named == null ? Stream.<ProblemCode> empty() : codes(named.toString()), ANYWHERE.stream(),
                operation.getRequestBody() == null ? Stream.<ProblemCode> empty() : WITH_BODY.stream())
                .flatMap(codes -> codes);
    }

    private static Stream<ProblemCode> codes(String labels) {
        return Arrays.stream(labels.split(" ", -1)).map(label -> ProblemCode.valueOf(label.toUpperCase(Locale.ROOT)));
    }

    private static APIResponse answer(Set<ProblemCode> codes) {
        var media = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        codes.forEach(code -> media.addExample(code.label(), OASFactory.createExample().ref(code.label())));
        var answer = OASFactory.createAPIResponse()
                .description(codes.stream().map(ProblemCode::title).collect(Collectors.joining(". ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
        HEADERS.forEach((name, carriers) -> {
            if (!Collections.disjoint(carriers, codes)) {
                answer.addHeader(name, OASFactory.createHeader().ref(name));
            }
        });
        return answer;
    }
}
