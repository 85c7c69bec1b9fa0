package dev.ordergateway.problem;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.RawConnection;
import dev.ordergateway.support.RawRequest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RequestMetricsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ODD | /api/status     | localhost  | 405 | method="other",outcome="CLIENT_ERROR",status="405",uri="/unmatched"
            GET | /odd            | localhost  | 404 | method="GET",outcome="CLIENT_ERROR",status="404",uri="/unmatched"
            PUT | /odd%zz         | localhost  | 400 | method="PUT",outcome="CLIENT_ERROR",status="400",uri="/unmatched"
            PATCH | /odd          | not a host | 400 | method="PATCH",outcome="CLIENT_ERROR",status="400",uri="/unmatched"
            DELETE | odd          | localhost  | 404 | method="DELETE",outcome="CLIENT_ERROR",status="404",uri="/unmatched"
            """)
    void whatACallerMakesUpIsNoNameInTheMetrics(String method, String target, String host, int status, String labels)
            throws IOException {
        try (var connection = new RawConnection()) {
            var answer = connection.ask(new RawRequest(method, target, List.of("Host: " + host), "", false));
            assertThat(answer.status()).isEqualTo(status);
        }

        eventually(() -> assertThat(given().get("/q/metrics").asString())
                .contains("http_server_requests_seconds_count{" + labels)
                .doesNotContainIgnoringCase("odd"));
    }
}
