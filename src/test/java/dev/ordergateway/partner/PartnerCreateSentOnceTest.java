package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.CreateAnswer;
import dev.ordergateway.order.CreateAnswer.Answered;
import dev.ordergateway.order.CreateAnswer.Meaning;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** In a container only because the REST client cannot be built without one. */
@QuarkusTest
class PartnerCreateSentOnceTest extends GatewayCalls {

    @Test
    void theCreateCallIsTheGuides() {
        gateway().create(request(), null).await().indefinitely();

        assertThat(stub.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v5/orders");
            assertThat(request.headers())
                    .containsEntry("X-Cr-Application", "test-app")
                    .containsEntry("X-Cr-Version", "1.2.3")
                    .containsEntry("X-Country-ISO-Code", "US")
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("Accept", "application/json")
                    .containsEntry("User-Agent", "order-gateway/1.2.3");
            assertThat(request.body()).isEqualTo(new CreateMessage(request(), PartnerConfig.CreateBody.AS_SENT).json());
        });
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (var other = new PartnerStub(PartnerStub.json(200, ORDER))) {
            for (int status : new int[] { 301, 302, 303, 307, 308 }) {
                stub.script((_, connection) -> connection.answer(status, "Location: " + other.url() + "/v5/orders\r\n", ""));

                assertThat(answered()).isEqualTo(new Answered(status, null, List.of(), false, null));
            }
            assertThat(other.requests()).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatGotNoWholeAnswerIsUnknownAndNeverSentAgain() {
        var partial = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + ORDER;
        var chunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n500\r\n" + ORDER;
        List<PartnerStub.Script> scripts = List.of(
                (_, connection) -> connection.close(),
                (_, connection) -> connection.reset(),
                (_, connection) -> connection.write("HTTP/1.1 200 OK\r\nContent-"),
                (_, connection) -> connection.write(partial),
                (_, connection) -> {
                    connection.write(partial);
                    connection.close();
                },
                (_, connection) -> {
                    connection.write(chunk);
                    connection.close();
                },
                (_, connection) -> {
                    connection.write(partial);
                    connection.reset();
                },
                (_, connection) -> {
                    connection.write("HTTP/1.1 200 OK\r\nCont");
                    connection.close();
                },
                (_, connection) -> connection.write("this is no HTTP\r\n\r\n"),
                (_, _) -> {
                });
        for (int i = 0; i < scripts.size(); i++) {
            stub.script(scripts.get(i));
            stub.requests().clear();

            var answer = created(StubConfig.of(stub.url()).impatient());

            assertThat(answer).as("script %s", i).isEqualTo(new CreateAnswer.NoAnswer());
            assertThat(stub.requests()).as("script %s", i).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 500, 502, 503, 504 })
    void whatAReadWouldBeSentAgainForIsFinal(int status) {
        stub.script(PartnerStub.json(status, "{}"));

        assertThat(answered()).isEqualTo(new Answered(status, null, List.of(), false, null));
    }

    @Test
    void oneCallIsOneRequestHoweverOftenItsAnswerIsAskedFor() {
        var answer = gateway().create(request(), null);
        assertThat(stub.requests()).isEmpty();

        answer.await().indefinitely();
        Uni.join().all(answer, answer, answer).andFailFast().await().indefinitely();

        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void manyCallsRunAtOnce() {
        var gateway = gateway();
        var all = IntStream.range(0, 200).mapToObj(_ -> gateway.create(request(), null)).toList();
        var arrived = new CountDownLatch(200);
        stub.script((_, connection) -> {
            arrived.countDown();
            try {
                arrived.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            connection.answer(200, "", ORDER);
        });

        var answers = Uni.join().all(all).andFailFast().await().indefinitely();

        assertThat(answers).extracting(CreateAnswer::meaning).containsOnly(Meaning.CREATED);
        assertThat(stub.requests()).hasSize(200);
    }

    @Test
    void createNeverUsesAConnectionTwice() {
        var gateway = gateway();
        stub.script((_, connection) -> {
            connection.answer(200, "Connection: keep-alive\r\n", ORDER);
            stub.script((_, other) -> {
                if (other == connection) {
                    other.close();
                } else {
                    other.answer(200, "", ORDER);
                }
            });
        });

        assertThat(gateway.create(request(), null).await().indefinitely().meaning()).isEqualTo(Meaning.CREATED);
        assertThat(gateway.create(request(), null).await().indefinitely().meaning()).isEqualTo(Meaning.CREATED);
    }
}
