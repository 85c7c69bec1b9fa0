package dev.ordergateway.partner;

import java.time.Duration;
import java.util.Optional;

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
        throw new UnsupportedOperationException("no budget is needed here");
    }
}
