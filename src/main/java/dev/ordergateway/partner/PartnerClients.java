package dev.ordergateway.partner;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;

import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;

/**
 * The HTTP clients of the partner, each with connections of its own. They never follow a redirect and never send anything
 * twice.
 */
@ApplicationScoped
class PartnerClients {

    static final int MAX_ANSWER = 1024 * 1024;

    /** A country's list of brands comes whole, some of them in several categories. */
    static final int MAX_CATALOG_ANSWER = 16 * 1024 * 1024;

    // the default of 50 would let further calls wait without a word
    private static final int POOL = 500;
    private static final int IDLE_SECONDS = 15;

    private final Vertx vertx;
    private final PartnerConfig config;
    private final PartnerAddress address;

    // guarded by this; made when they are needed first, because a sandbox has its address only then
    private final Map<String, Closeable> made = new HashMap<>();

    PartnerClients(Vertx vertx, PartnerConfig config, PartnerAddress address) {
        this.vertx = vertx;
        this.config = config;
        this.address = address;
    }

    /** For the create call: each on a connection of its own, so that none is lost to one that the partner just closed. */
    PartnerApi create() {
        return made("create", PartnerApi.class, () -> single(builder(config.createTimeout(), MAX_ANSWER)));
    }

    PartnerApi read() {
        return made("read", PartnerApi.class, () -> pooled(builder(config.readTimeout(), MAX_ANSWER)));
    }

    /** As for the create call, because it is not repeated either. */
    PartnerApi validation() {
        return made("validation", PartnerApi.class, () -> single(builder(config.readTimeout(), MAX_ANSWER)));
    }

    CatalogApi catalog() {
        return made("catalog", CatalogApi.class, () -> pooled(builder(config.readTimeout(), MAX_CATALOG_ANSWER)));
    }

    private synchronized <T extends Closeable> T made(String name, Class<T> type, Supplier<QuarkusRestClientBuilder> builder) {
        return type.cast(made.computeIfAbsent(name, _ -> Lasting.made(vertx, () -> builder.get().build(type))));
    }

    private static QuarkusRestClientBuilder single(QuarkusRestClientBuilder builder) {
        return builder.property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false);
    }

    private static QuarkusRestClientBuilder pooled(QuarkusRestClientBuilder builder) {
        return builder.property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS);
    }

    private QuarkusRestClientBuilder builder(Duration timeout, int maxAnswer) {
        var headers = new MultivaluedHashMap<>(PartnerHeaders.of(config));
        ClientHeadersFactory factory = (_, _) -> headers;
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(address.url()))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .userAgent(PartnerHeaders.ownAgent(config))
                .clientHeadersFactory(factory)
                .httpClientRequestCustomizer(request -> prepare(request, maxAnswer))
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, POOL);
    }

    /** Ends the call when its answer grows too long: the client itself would gather it without a bound. */
    private static void prepare(HttpClientRequest request, int maxAnswer) {
        // what breaks fails the call; without these it would be logged besides, with the partner's text or the order's id
        request.exceptionHandler(PartnerClients::ignore).connection().exceptionHandler(PartnerClients::ignore);
        request.response().onSuccess(response -> {
            var room = new AtomicInteger(maxAnswer);
            response.handler(chunk -> {
                if (room.addAndGet(-chunk.length()) < 0) {
                    request.reset(0, new PartnerFailure.BadAnswer(response.statusCode()));
                }
            });
        });
    }

    private static void ignore(Throwable failure) {
    }

    @PreDestroy
    synchronized void close() {
        made.values().forEach(PartnerClients::close);
    }

    private static void close(Closeable client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
