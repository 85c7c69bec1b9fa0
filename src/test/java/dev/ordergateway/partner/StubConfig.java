package dev.ordergateway.partner;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.SmallRyeConfigBuilder;

/** A configuration that points at a stub, with times that let a test wait for them. */
record StubConfig(Optional<String> url, CreateBody createBody, Duration readTimeout, Duration createTimeout,
        Duration connectTimeout, boolean forwardClientContext) implements PartnerConfig {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    static StubConfig of(String url) {
        return new StubConfig(Optional.of(url), CreateBody.AS_SENT, LONG, LONG, LONG, false);
    }

    StubConfig quickToConnect() {
        return new StubConfig(url, createBody, readTimeout, createTimeout, SHORT, forwardClientContext);
    }

    StubConfig impatient() {
        return new StubConfig(url, createBody, SHORT, SHORT, connectTimeout, forwardClientContext);
    }

    /** Once the first answer is there, no time is left for a second try. */
    StubConfig hasty() {
        return new StubConfig(url, createBody, SHORT.dividedBy(3), createTimeout, connectTimeout, forwardClientContext);
    }

    StubConfig forwarding() {
        return new StubConfig(url, createBody, readTimeout, createTimeout, connectTimeout, true);
    }

    @Override
    public String applicationId() {
        return "test-app";
    }

    @Override
    public String applicationVersion() {
        return "1.2.3";
    }

    @Override
    public String country() {
        return "IT";
    }

    @Override
    public Breaker breaker() {
        return new Breaker() {
            @Override
            public int calls() {
                return 1000;
            }

            @Override
            public Duration rest() {
                return LONG;
            }
        };
    }

    @Override
    public Budgets budget() {
        return configured("partner.application-id", applicationId()).budget();
    }

    /** What the settings and the defaults make. */
    static PartnerConfig configured(String... keysAndValues) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(PartnerConfig.class)
                .withDefaultValue("quarkus.application.version", "1.2.3");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            builder.withDefaultValue(keysAndValues[i], keysAndValues[i + 1]);
        }
        return builder.build().getConfigMapping(PartnerConfig.class);
    }
}
