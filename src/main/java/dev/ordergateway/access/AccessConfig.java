package dev.ordergateway.access;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How callers are told apart. */
@ConfigMapping(prefix = "access")
public interface AccessConfig {

    /** {@code open}: everybody is anonymous with every role; {@code oidc}: callers present bearer tokens. */
    @WithDefault("oidc")
    Mode mode();

    /** Roles of those whose tokens name none. */
    Grants grants();

    enum Mode {
        OPEN,
        OIDC
    }

    /** For each role the subjects that have it, such as {@code system:serviceaccount:shop:checkout}. */
    interface Grants {

        Optional<List<String>> place();

        Optional<List<String>> read();

        Optional<List<String>> reveal();

        Optional<List<String>> operate();

        Optional<List<String>> erase();
    }
}
