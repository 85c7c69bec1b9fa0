package dev.ordergateway.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.security.identity.SecurityIdentity;

/** Who is calling. */
public record Caller(String name, Set<Role> roles) {

    static final Caller ANONYMOUS = new Caller("anonymous", EnumSet.allOf(Role.class));

    private static final int LONGEST = 255;

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The caller whose token was good.
     *
     * @throws AccessFailure.Unauthorized when there is none, or its name could not stand in an order and in a journal
     */
    static Caller of(SecurityIdentity identity) {
        var name = identity.isAnonymous() ? null : identity.getPrincipal().getName();
        if (name == null || name.isBlank() || name.length() > LONGEST || name.codePoints().anyMatch(Caller::isDeceptive)) {
            throw new AccessFailure.Unauthorized();
        }
        return new Caller(name, identity.getRoles().stream().flatMap(label -> Role.of(label).stream())
                .collect(Collectors.toSet()));
    }

    /** It would break a line, or turn what stands beside it around, or be another character once it is stored. */
    private static boolean isDeceptive(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    public boolean may(Role role) {
        return roles.contains(role);
    }

    boolean mayOneOf(Set<Role> any) {
        return any.stream().anyMatch(this::may);
    }
}
