package dev.ordergateway.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

/** Reports unusable keys when the application starts, and not when the first code must be kept. */
@ApplicationScoped
class KeysCheckedAtStart {

    void check(@Observes StartupEvent start, Keyring keyring) {
        keyring.hash("start", "");
    }
}
