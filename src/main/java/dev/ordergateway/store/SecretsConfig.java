package dev.ordergateway.store;

import io.smallrye.config.ConfigMapping;

/** What secrets are kept with. */
@ConfigMapping(prefix = "secrets")
public interface SecretsConfig {

    /**
     * AES-256 keys as {@code id:base64}, separated by commas. The first one encrypts, all of them decrypt, so a key is kept
     * for as long as something is stored that was encrypted with it.
     */
    String keys();
}
