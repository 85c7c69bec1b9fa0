package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.spi.CDI;

import org.junit.jupiter.api.AfterEach;

import dev.ordergateway.order.CreateAnswer;
import dev.ordergateway.order.CreateAnswer.Answered;
import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.support.PartnerStub;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.vertx.core.Vertx;

/** Calls of a gateway whose partner is a stub. */
abstract class GatewayCalls {

    static final CallMeter METER = new CallMeter(new SimpleMeterRegistry(),
            new CallSpans(OpenTelemetry.noop().getTracer("none"), true));

    static final EndUser NOBODY = new EndUser(null, null);
    static final PartnerOrderId ID = new PartnerOrderId("ord_1");
    static final String ORDER = "{\"order_id\":\"ord_1\",\"order_state\":\"WaitingForPayment\"}";

    final PartnerStub stub = new PartnerStub(PartnerStub.json(200, ORDER));

    @AfterEach
    void closeStub() throws IOException {
        stub.close();
    }

    Answered answered() {
        stub.requests().clear();
        var answer = created(StubConfig.of(stub.url()));
        assertThat(stub.requests()).hasSize(1);
        return (Answered) answer;
    }

    static CreateAnswer created(StubConfig config) {
        return gateway(config).create(request(), null).await().indefinitely();
    }

    <F extends PartnerFailure> F failure(Class<F> type) {
        return failure(StubConfig.of(stub.url()), type);
    }

    static <F extends PartnerFailure> F failure(StubConfig config, Class<F> type) {
        return catchThrowableOfType(type, () -> gateway(config).fetch(ID, NOBODY).await().indefinitely());
    }

    PartnerGateway gateway() {
        return gateway(StubConfig.of(stub.url()));
    }

    static PartnerGateway gateway(StubConfig config) {
        return gateway(config, new PartnerWeather(Clock.systemUTC()));
    }

    static PartnerGateway gateway(StubConfig config, PartnerWeather weather) {
        return gateway(config, weather, new OrderRestraint());
    }

    static PartnerGateway gateway(StubConfig config, PartnerWeather weather, OrderRestraint restraint) {
        return gateway(config, clients(config), weather, restraint);
    }

    static PartnerGateway gateway(StubConfig config, PartnerClients clients, PartnerWeather weather, OrderRestraint restraint) {
        return new PartnerGateway(config, clients, new PartnerCalls(config, weather, METER), restraint, Clock.systemUTC());
    }

    static PartnerClients clients(StubConfig config) {
        return new PartnerClients(CDI.current().select(Vertx.class).get(), config,
                new PartnerAddress(config.url(), false, () -> 0));
    }

    static OrderRequest request() {
        var item = new OrderRequest.Item("giftcard", 1, "Airbnb", "US", "range", null, new BigDecimal("100"), "a@b.example");
        return new OrderRequest(OrderRequest.Form.FLAT, List.of(item),
                new OrderRequest.Payment("via", "USER_WALLET", "USDC", "Solana"), new OrderRequest.User("a@b.example", null),
                null, "en", Map.of(), null, null);
    }
}
