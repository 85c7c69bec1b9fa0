package dev.ordergateway.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.CurrentIdentityAssociation;

/** Tells who is calling. In open mode that is anybody. */
@ApplicationScoped
public class CurrentCaller {

    private final AccessConfig config;
    private final CurrentIdentityAssociation identity;

    CurrentCaller(AccessConfig config, CurrentIdentityAssociation identity) {
        this.config = config;
        this.identity = identity;
    }

    /** To be asked before the request waits for anything. */
    public Caller get() {
        return config.mode() == AccessConfig.Mode.OPEN ? Caller.ANONYMOUS : Caller.of(identity.getIdentity());
    }
}
