package dev.ordergateway.history;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** A stream and a real connection, and the ticks in the test's hand. */
class EventStreamTest {

    private static final Buffer SOME = Buffer.buffer(":" + "x".repeat(4000) + "\n\n");

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<EventStream> opened = new CompletableFuture<>();
    private final AtomicInteger ended = new AtomicInteger();
    private HttpServer server;
    private Socket reader;

    @BeforeEach
    void connect() throws IOException {
        server = vertx.createHttpServer().requestHandler(this::open).listen(0).toCompletionStage()
                .toCompletableFuture().join();
        reader = new Socket();
        reader.setReceiveBufferSize(4096);
        reader.setSoTimeout(100);
        reader.connect(new InetSocketAddress("localhost", server.actualPort()));
        reader.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void open(HttpServerRequest request) {
        var stream = new EventStream(request, vertx.getOrCreateContext(), _ -> ended.incrementAndGet());
        stream.open();
        opened.complete(stream);
    }

    @Test
    void readerThatTakesNothingIsCutOffAfterAWhileAndCostsLittleUntilThen() {
        int bytes = fill();

        assertThat(bytes).as("what the gateway and the operating systems hold").isLessThan(64 * 1024);
        assertThat(on(() -> stream().tick())).isFalse();
        assertThat(on(() -> stream().tick())).isFalse();
        assertThat(ended).hasValue(0);
        assertThat(on(() -> stream().tick())).isTrue();

        assertThat(ended).hasValue(1);
        assertThat(on(() -> stream().isOver())).isTrue();
        eventually(() -> assertThat(drained()).isFalse());
    }

    @Test
    void slowReaderIsNotCutOff() throws IOException {
        for (int round = 0; round < 4; round++) {
            fill();
            assertThat(on(() -> stream().tick())).isFalse();
            while (!on(() -> stream().hasRoom())) {
                take();
            }
        }

        assertThat(ended).hasValue(0);
    }

    @Test
    void whoWaitsForRoomIsToldOfIt() throws IOException {
        var told = new AtomicInteger();
        on(() -> {
            stream().onRoom(told::incrementAndGet);
            return true;
        });
        fill();
        assertThat(told).hasValue(0);

        while (told.get() == 0) {
            take();
        }

        assertThat(on(() -> stream().hasRoom())).isTrue();
    }

    @Test
    void streamIsOverOnceWhenItsReaderHangsUp() throws IOException {
        on(() -> {
            stream().write(SOME);
            return true;
        });
        take();

        reader.close();

        eventually(() -> assertThat(ended).hasValue(1));
        on(() -> {
            stream().end(SOME);
            return true;
        });
        assertThat(ended).hasValue(1);
    }

    /** Reads some, if there is any: room may have come meanwhile, and then there is no more. */
    private void take() throws IOException {
        try {
            var _ = reader.getInputStream().read(new byte[1024]);
        } catch (SocketTimeoutException _) {
            // asked again while there is no room
        }
    }

    /** Writes until there is no room, also not when the connection has taken what it takes; the bytes of it. */
    private int fill() {
        var bytes = new AtomicInteger();
        eventually(() -> {
            while (on(() -> stream().hasRoom())) {
                on(() -> {
                    stream().write(SOME);
                    return true;
                });
                bytes.addAndGet(SOME.length());
            }
            assertThat(on(() -> stream().hasRoom())).isFalse();
        });
        return bytes.get();
    }

    /** Whether the connection is still there when everything was read. */
    private boolean drained() {
        try {
            reader.setSoTimeout(1000);
            return reader.getInputStream().readNBytes(1024).length == 1024;
        } catch (SocketException _) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private EventStream stream() {
        return opened.join();
    }

    private <T> T on(Supplier<T> work) {
        var done = new CompletableFuture<T>();
        stream().run(() -> done.complete(work.get()));
        return done.join();
    }
}
