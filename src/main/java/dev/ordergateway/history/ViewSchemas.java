package dev.ordergateway.history;

import java.util.Objects;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;

/**
 * What the records of the interface say by their {@code @Nullable}, carried over into its description: a field is always
 * there, and null only where the record allows it. Where null is left out, it is the field that may be absent.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public class ViewSchemas implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA = DotName
            .createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final IndexView index;

    public ViewSchemas(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var schemas = description.getComponents().getSchemas();
        index.getAnnotations(SCHEMA).stream().map(AnnotationInstance::target)
                .filter(target -> target.kind() == Kind.CLASS && target.asClass().isRecord())
                // the index is put together of two that overlap
                .map(target -> target.asClass().name()).distinct()
                .map(index::getClassByName)
                .forEach(view -> tell(view, Objects.requireNonNull(schemas.get(nameOf(view)), nameOf(view))));
    }

    /** Beside a reference there is nothing to say; a general "OK" would hide what is said there. */
    @Override
    public APIResponse filterAPIResponse(APIResponse answer) {
        return answer.getRef() == null ? answer : answer.description(null);
    }

    private static String nameOf(ClassInfo view) {
        var name = view.declaredAnnotation(SCHEMA).value("name");
        return name == null ? view.simpleName() : name.asString();
    }

    private static void tell(ClassInfo view, Schema schema) {
        for (var component : view.recordComponentsInDeclarationOrder()) {
            var name = SNAKE_CASE.translate(component.name());
            boolean isNullable = component.type().hasAnnotation(NULLABLE);
            if (!isNullable || !isLeftOut(view, component)) {
                schema.addRequired(name);
            }
            if (isNullable && !isLeftOut(view, component)) {
                schema.addProperty(name, orNull(schema.getProperties().get(name)));
            }
        }
    }

    private static boolean isLeftOut(ClassInfo view, RecordComponentInfo component) {
        AnnotationInstance include = component.declaringClass().field(component.name()).declaredAnnotation(JSON_INCLUDE);
        return include != null || view.hasDeclaredAnnotation(JSON_INCLUDE);
    }

    private static Schema orNull(@Nullable Schema property) {
        return Objects.requireNonNull(property).getRef() == null ? property.addType(SchemaType.NULL)
                : OASFactory.createSchema().addAnyOf(property)
                        .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
}
