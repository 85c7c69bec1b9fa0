package dev.ordergateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Description;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ProblemAnswersTest {

    @Test
    void eachCodeIsNamedBySomeOperation() {
        var description = Description.read();

        var named = description.operations().stream()
                .flatMap(operation -> operation.said().path("responses").valueStream())
                .flatMap(answer -> answer.path("content").path(Problem.MEDIA_TYPE).path("examples").propertyStream())
                .map(example -> example.getKey()).distinct();

        assertThat(named).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(ProblemCode.values()).map(ProblemCode::label).toList());
    }

    @Test
    void exampleOfACodeIsADocumentWithThatCode() {
        var examples = Description.read().document().at("/components/examples");

        assertThat(ProblemCode.values()).allSatisfy(code -> {
            var problem = examples.path(code.label()).path("value");
            assertThat(problem.path("code").textValue()).isEqualTo(code.label());
            assertThat(problem.path("status").intValue()).isEqualTo(code.status());
        });
    }

    @Test
    void codesGoToTheAnswersOfTheirStatus() {
        var operation = OASFactory.createOperation().responses(OASFactory.createAPIResponses())
                .addExtension("x-problems", "not_delivered open_orders not_found");

        new ProblemAnswers().filterOpenAPI(describing(operation));

        assertThat(operation.getResponses().getAPIResponses()).containsOnlyKeys("401", "403", "404", "405", "406", "409", "500",
                "503");
        assertThat(operation.getResponses().getAPIResponse("409").getContent().getMediaType(Problem.MEDIA_TYPE).getExamples())
                .containsOnlyKeys("not_delivered", "open_orders");
        assertThat(operation.getExtensions()).isEmpty();
    }

    @Test
    void operationThatNamesACodeThereIsNotEndsTheBuild() {
        var operation = OASFactory.createOperation().responses(OASFactory.createAPIResponses())
                .addExtension("x-problems", "not_found no_such_code");

        assertThatThrownBy(() -> new ProblemAnswers().filterOpenAPI(describing(operation)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NO_SUCH_CODE");
    }

    private static OpenAPI describing(org.eclipse.microprofile.openapi.models.Operation operation) {
        return OASFactory.createOpenAPI().components(OASFactory.createComponents())
                .paths(OASFactory.createPaths().addPathItem("/", OASFactory.createPathItem().GET(operation)));
    }
}
