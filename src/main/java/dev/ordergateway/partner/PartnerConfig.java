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
