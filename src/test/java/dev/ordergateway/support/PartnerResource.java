package dev.ordergateway.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;

/** A stand-in for the partner that listens before the gateway starts, and that the test has in a field. */
abstract class PartnerResource<P extends Closeable> implements QuarkusTestResourceLifecycleManager {

    private final Class<P> type;
    private final Supplier<P> opened;
    private final Function<P, String> url;
    private @Nullable P partner;

    PartnerResource(Class<P> type, Supplier<P> opened, Function<P, String> url) {
        this.type = type;
        this.opened = opened;
        this.url = url;
    }

    @Override
    public Map<String, String> start() {
        partner = opened.get();
        return Map.of("partner.url", url.apply(partner));
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(partner, new MatchesType(type));
    }

    @Override
    public void stop() {
        if (partner != null) {
            try {
                partner.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
