package dev.ordergateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.RawConnection;
import dev.ordergateway.support.RawRequest;
import dev.ordergateway.support.Surroundings;

/**
 * Callers whose connections stay with a replica until one side closes them, as those of a Service do: nobody leads them away
 * when the replica ends, so it must say so itself while it still answers.
 */
class KeptConnectionsIT {

    private static final int CALLERS = 8;
    private static final RawRequest REQUEST = new RawRequest("GET", "/api/orders?limit=1", List.of("Host: localhost"), "",
            false);

    private static Surroundings surroundings;

    @BeforeAll
    static void start() {
        surroundings = new Surroundings(Map.of());
    }

    @AfterAll
    static void stop() {
        surroundings.close();
    }

    @Test
    void everyConnectionInUseIsEndedByAnAnswerThatSaysSo() throws Exception {
        try (var replica = surroundings.startGateway(); var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var port = URI.create(replica.url()).getPort();
            var begun = new ArrayList<RawConnection>();
            for (int i = 0; i < CALLERS; i++) {
                begun.add(new RawConnection(port));
                assertThat(begun.getLast().ask(REQUEST).header("Connection")).isEmpty();
            }
            var last = begun.stream().map(connection -> callers.submit(untilToldToGo(connection))).toList();

            replica.beginTermination();

            for (var answer : last) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
            replica.exitCode();
            assertThat(replica.log()).doesNotContain("ERROR");
        }
    }

    /** Asks on and on, and fails when the connection ends in any other way. */
    private static Callable<RawConnection.Answer> untilToldToGo(RawConnection connection) {
        return () -> {
            var answer = connection.ask(REQUEST);
            while (answer.status() == 200 && !answer.header("Connection").equals("close")) {
                answer = connection.ask(REQUEST);
            }
            return answer;
        };
    }
}
