package dev.ordergateway.partner;

import static dev.ordergateway.partner.PartnerHeaders.COUNTRY;
import static dev.ordergateway.partner.PartnerHeaders.FORWARDED_FOR;
import static dev.ordergateway.partner.PartnerHeaders.USER_AGENT;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Asks the partner to check an order that is not placed. */
@ApplicationScoped
public class PartnerValidations {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final PartnerConfig config;
    private final PartnerClients clients;
    private final Allowance allowance;

    PartnerValidations(PartnerConfig config, PartnerClients clients, PartnerCalls calls, Clock clock) {
        this.config = config;
        this.clients = clients;
        this.allowance = new Allowance(calls.of(CallKind.VALIDATION), config.budget().validations(), PERIOD, clock);
    }

    /** The partner's opinion of a body, asked for once; fails with {@link PartnerFailure} only. */
    public Uni<Validation> validate(String json, EndUser user) {
        var headers = PartnerHeaders.of(config, user);
        return allowance
                .call(() -> clients.validation().validate(headers.get(COUNTRY), headers.get(FORWARDED_FOR),
                        headers.get(USER_AGENT), json), ValidationAnswer::read)
                .onFailure().transform(PartnerAnswer::notFetched);
    }
}
