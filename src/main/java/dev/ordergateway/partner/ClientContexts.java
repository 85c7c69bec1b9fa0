package dev.ordergateway.partner;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.ClientContext;
import io.netty.util.NetUtil;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;

/** Reads a request's client context, if it is wanted and a trusted proxy vouches for it. */
@ApplicationScoped
public class ClientContexts {

    private static final Pattern AGENT = Pattern.compile("[\\x20-\\x7e]{1,512}");

    private final boolean isWanted;
    private final boolean isProxyTrusted;

    ClientContexts(PartnerConfig config,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false") boolean isForwarding,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trustedProxies) {
        this.isWanted = config.forwardClientContext();
        // with no list the platform believes everybody
        this.isProxyTrusted = isForwarding && trustedProxies.isPresent();
    }

    void check(@Observes StartupEvent start) {
        if (isWanted && !isProxyTrusted) {
            throw new ConfigurationException("partner.forward-client-context needs "
                    + "quarkus.http.proxy.proxy-address-forwarding=true and quarkus.http.proxy.trusted-proxies, "
                    + "the addresses of those who may say who the end user is");
        }
    }

    /** Null when it is unknown. Who calls for itself, even a trusted proxy, is no end user. */
    public @Nullable ClientContext of(HttpServerRequest request) {
        if (!isWanted) {
            return null;
        }
        // the platform puts another address here only when the peer is a trusted proxy and names one
        var named = request.remoteAddress();
        if (named == null || named.equals(request.connection().remoteAddress())) {
            return null;
        }
        var address = address(named.host());
        var userAgent = userAgent(request.getHeader("User-Agent"));
        return address == null && userAgent == null ? null : new ClientContext(address, userAgent);
    }

    /** The address in its usual spelling; null when it is none. */
    static @Nullable String address(@Nullable String text) {
        var address = text == null ? null : NetUtil.createInetAddressFromIpAddressString(text.strip());
        return address == null ? null : NetUtil.toAddressString(address);
    }

    static @Nullable String userAgent(@Nullable String text) {
        var agent = text == null ? "" : text.strip();
        return AGENT.matcher(agent).matches() ? agent : null;
    }
}
