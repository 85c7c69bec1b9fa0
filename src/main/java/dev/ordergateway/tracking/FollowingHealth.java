package dev.ordergateway.tracking;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while the database takes nothing: it may well answer questions and refuse to write. The partner is no part of it,
 * because no replica could do better.
 */
@Readiness
@ApplicationScoped
class FollowingHealth implements HealthCheck {

    private final StoreWatch store;

    FollowingHealth(StoreWatch store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Leases of open orders").status(!store.isAway()).build();
    }
}
