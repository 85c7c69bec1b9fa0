package dev.ordergateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How callers are told apart. */
@ConfigMapping(prefix = "access")
public interface AccessConfig {

    /** {@code open}: everybody is anonymous with every role; {@code oidc}: callers present bearer tokens. */
    @WithDefault("oidc")
    Mode mode();

    enum Mode {
        OPEN,
        OIDC
    }
}
