package dev.ordergateway.access;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells who is calling. In open mode that is anybody. */
@ApplicationScoped
public class CurrentCaller {

    public Caller get() {
        return Caller.ANONYMOUS;
    }
}
