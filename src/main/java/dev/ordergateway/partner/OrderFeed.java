package dev.ordergateway.partner;

import static dev.ordergateway.partner.FeedFailure.Reason.CONNECT;
import static dev.ordergateway.partner.FeedFailure.Reason.RESTRAINED;

import java.time.Clock;
import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.ordergateway.order.PartnerOrderId;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * The partner's stream of one order's events. It does not use the REST client, whose streams have no back-pressure and no
 * bound on a line, and die without a word of one bad byte.
 */
@ApplicationScoped
public class OrderFeed {

    private final Vertx vertx;
    private final PartnerConfig config;
    private final PartnerAddress address;
    private final Clock clock;
    private final HttpClient client;
    private final OrderRestraint restraint;

    OrderFeed(Vertx vertx, PartnerConfig config, PartnerAddress address, OrderRestraint restraint, Clock clock,
            @ConfigProperty(name = "tracking.max-streams") int maxStreams) {
        this.vertx = vertx;
        this.config = config;
        this.address = address;
        this.restraint = restraint;
        this.clock = clock;
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()));
        this.client = Lasting.made(vertx, () -> vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(maxStreams)));
    }

    /**
     * The events of an order, from one connection per subscription. Completes when the partner closes the stream and fails
     * with {@link FeedFailure} only; never reconnects. Cancelling closes the connection.
     *
     * @param deadAfter a stream that has ever sent a comment fails after so long without a byte
     * @param maxQuiet a stream that never did fails after so long without a byte
     */
    public Multi<FeedEvent> open(PartnerOrderId id, EndUser user, Duration deadAfter, Duration maxQuiet) {
        var patience = new FeedConnection.Patience(config.readTimeout(), maxQuiet, deadAfter);
        return Multi.createFrom().deferred(() -> {
            restraint.check(clock.instant());
            return new FeedConnection(vertx, patience, this::heed).open(client, () -> target(id, user));
        })
                .onFailure(failure -> !(failure instanceof FeedFailure))
                .transform(failure -> FeedFailure.of(failure instanceof PartnerFailure ? RESTRAINED : CONNECT));
    }

    private void heed(HttpClientResponse answer) {
        restraint.heed(answer.statusCode(), answer::getHeader, clock.instant());
    }

    private RequestOptions target(PartnerOrderId id, EndUser user) {
        var target = new RequestOptions()
                .setAbsoluteURI(address.url() + "/v5/orders/" + id.value() + "/subscribe")
                .setFollowRedirects(false)
                // not Connection: keep-alive, which HTTP/1.1 means anyway and HTTP/2 forbids
                .putHeader("Accept", "text/event-stream");
        PartnerHeaders.of(config).forEach(target::putHeader);
        PartnerHeaders.of(config, user).forEach(target::putHeader);
        return target;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
