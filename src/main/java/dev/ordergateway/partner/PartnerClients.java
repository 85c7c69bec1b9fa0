package dev.ordergateway.partner;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;

import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
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

    private final PartnerConfig config;
    private final PartnerAddress address;
    private @Nullable PartnerApi create;
    private @Nullable PartnerApi read;
    private @Nullable PartnerApi validation;
    private @Nullable CatalogApi catalog;

    PartnerClients(PartnerConfig config, PartnerAddress address) {
        this.config = config;
        this.address = address;
    }

    /** For the create call: each on a connection of its own, so that none is lost to one that the partner just closed. */
    synchronized PartnerApi create() {
        if (create == null) {
            create = builder(config.createTimeout(), MAX_ANSWER)
                    .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false)
                    .build(PartnerApi.class);
        }
        return create;
    }

    synchronized PartnerApi read() {
        if (read == null) {
            read = builder(config.readTimeout(), MAX_ANSWER)
                    .property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS)
                    .build(PartnerApi.class);
        }
        return read;
    }

    synchronized PartnerApi validation() {
        if (validation == null) {
            validation = builder(config.readTimeout(), MAX_ANSWER)
                    .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false)
                    .build(PartnerApi.class);
        }
        return validation;
    }

    synchronized CatalogApi catalog() {
        if (catalog == null) {
            catalog = builder(config.readTimeout(), MAX_CATALOG_ANSWER)
                    .property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS)
                    .build(CatalogApi.class);
        }
        return catalog;
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
        if (create != null) {
            create.close();
        }
        if (read != null) {
            read.close();
        }
        if (validation != null) {
            validation.close();
        }
        if (catalog != null) {
            catalog.close();
        }
    }
}
