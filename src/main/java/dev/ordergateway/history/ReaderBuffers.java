package dev.ordergateway.history;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * What the operating system keeps for a reader that does not read. Left to itself it grows to megabytes each, which count as
 * memory of the container; the system takes twice of what is said.
 */
@Singleton
class ReaderBuffers implements HttpServerOptionsCustomizer {

    private static final int BYTES = 16 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
