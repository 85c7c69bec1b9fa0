package dev.ordergateway.partner;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.common.util.MultivaluedTreeMap;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** The partner's catalogue: payment vias, brands, homepage, products and prices. */
@ApplicationScoped
public class PartnerCatalog {

    private final PartnerConfig config;
    private final PartnerClients clients;
    private final Map<CatalogRoute, Allowance> allowances = new EnumMap<>(CatalogRoute.class);

    PartnerCatalog(PartnerConfig config, PartnerClients clients, PartnerCalls calls, Clock clock) {
        this.config = config;
        this.clients = clients;
        for (var route : CatalogRoute.values()) {
            allowances.put(route, new Allowance(calls.of(route.kind()), budget(route), Duration.ofMinutes(1), clock));
        }
    }

    /**
     * A question as the partner should hear it.
     *
     * @param country in the path of the question, if it has one there
     * @throws PartnerFailure.Unaskable naming every parameter that is wrong
     */
    public CatalogQuestion question(CatalogRoute route, @Nullable String country, Map<String, List<String>> query) {
        CatalogRules.check(route, country, query);
        return CatalogQuestion.of(route, country, query, config.country());
    }

    /** The partner's answer as it is, which is JSON; fails with {@link PartnerFailure} only. */
    public Uni<byte[]> ask(CatalogQuestion question) {
        var route = question.route();
        return Objects.requireNonNull(allowances.get(route))
                .call(() -> send(question), CatalogAnswer::read)
                .onFailure().transform(PartnerAnswer::notFetched);
    }

    private Uni<Response> send(CatalogQuestion question) {
        var api = clients.catalog();
        var country = question.country();
        var query = new MultivaluedTreeMap<String, String>();
        query.putAll(question.query());
        return switch (question.route()) {
            case PAYMENT_VIAS -> api.paymentVias(country, query);
            case BRANDS -> api.brands(country, query);
            case HOMEPAGE -> api.homepage(country, query);
            case PRODUCTS -> api.products(country, country, query);
            case PRICE -> api.price(country, query);
        };
    }

    private int budget(CatalogRoute route) {
        var budget = config.budget();
        return switch (route) {
            case PAYMENT_VIAS -> budget.paymentVias();
            case BRANDS -> budget.brands();
            case HOMEPAGE -> budget.homepage();
            case PRODUCTS -> budget.products();
            case PRICE -> budget.price();
        };
    }
}
