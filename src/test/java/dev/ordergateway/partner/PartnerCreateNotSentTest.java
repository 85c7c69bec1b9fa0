package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.CreateAnswer;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;

/** In a container only because the REST client cannot be built without one. */
@QuarkusTest
class PartnerCreateNotSentTest extends GatewayCalls {

    @Test
    void whatNeverConnectedWasNotSent() throws IOException {
        assertThat(created(StubConfig.of(PartnerStub.urlOfNobody()))).isEqualTo(new CreateAnswer.NotSent());
        assertThat(created(StubConfig.of("http://nowhere.invalid"))).isEqualTo(new CreateAnswer.NotSent());
        assertThat(created(StubConfig.of("no address"))).isEqualTo(new CreateAnswer.NotSent());
    }

    @Test
    void whatNobodyAcceptedInTimeWasNotSent() throws IOException {
        var waiting = new ArrayList<Socket>();
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // connections beyond the backlog get no answer at all
            for (int i = 0; i < 4; i++) {
                var socket = SocketChannel.open();
                socket.configureBlocking(false);
                socket.connect(deaf.getLocalSocketAddress());
                waiting.add(socket.socket());
            }
            var config = StubConfig.of("http://localhost:" + deaf.getLocalPort()).quickToConnect();

            assertThat(created(config)).isEqualTo(new CreateAnswer.NotSent());
            failure(config, PartnerFailure.Unavailable.class);
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void whatFailedAtTheTlsHandshakeWasNotSent() {
        // the stub speaks no TLS
        assertThat(created(StubConfig.of(stub.url().replace("http:", "https:")))).isEqualTo(new CreateAnswer.NotSent());
    }
}
