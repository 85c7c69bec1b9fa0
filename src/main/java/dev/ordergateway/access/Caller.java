package dev.ordergateway.access;

import java.util.EnumSet;
import java.util.Set;

/** Who is calling. */
public record Caller(String name, Set<Role> roles) {

    static final Caller ANONYMOUS = new Caller("anonymous", EnumSet.allOf(Role.class));

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean may(Role role) {
        return roles.contains(role);
    }

    /**
     * This caller, who may act in that role.
     *
     * @throws AccessFailure.Forbidden when it may not
     */
    public Caller as(Role role) {
        if (!may(role)) {
            throw new AccessFailure.Forbidden();
        }
        return this;
    }
}
