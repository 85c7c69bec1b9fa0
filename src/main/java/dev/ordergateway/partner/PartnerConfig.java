package dev.ordergateway.partner;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the partner is reached. */
@ConfigMapping(prefix = "partner")
public interface PartnerConfig {

    /** The base URL. Unset: this application's own sandbox while that is on, else the partner's public address. */
    Optional<String> url();

    /** The partner id of the account, sent as {@code X-Cr-Application}. It is public and no secret. */
    String applicationId();

    /** Our version, sent as {@code X-Cr-Version}. */
    @WithDefault("${quarkus.application.version}")
    String applicationVersion();

    /** {@code X-Country-ISO-Code} of calls that name no country themselves. */
    @WithDefault("US")
    String country();

    /** Tell the partner the end user's address and agent, as a trusted proxy names them. */
    @WithDefault("false")
    boolean forwardClientContext();

    /** The form of the create body sent to the partner. */
    @WithDefault("as_sent")
    CreateBody createBody();

    /** How long the answer to a read, or the head of a stream, may take. */
    @WithDefault("10s")
    Duration readTimeout();

    /** How long the answer to the create call may take. */
    @WithDefault("30s")
    Duration createTimeout();

    /** How long a connection may take. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** When a kind of call is given a rest. */
    Breaker breaker();

    /** How many calls may leave from this replica. */
    Budgets budget();

    /** The breaker of each kind of call. */
    interface Breaker {

        /** Of so many calls in a row half must fail before no more are made. */
        @WithDefault("20")
        int calls();

        /** How long then none is made; after that one is, and decides. */
        @WithDefault("5s")
        Duration rest();
    }

    /** Calls in a minute, and in ten of them for validations. */
    interface Budgets {

        @WithDefault("30")
        int paymentVias();

        @WithDefault("60")
        int brands();

        @WithDefault("30")
        int homepage();

        @WithDefault("60")
        int products();

        @WithDefault("120")
        int price();

        @WithDefault("60")
        int validations();
    }

    /** The forms of the create body. */
    enum CreateBody {
        /** As the caller wrote it. */
        AS_SENT,
        /** The guide's: a deliverable inside each delivery, with a quantity. */
        NESTED,
        /** The newer one: the validation's delivery objects, repeated instead of counted. */
        FLAT
    }
}
