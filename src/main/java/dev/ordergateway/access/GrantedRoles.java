package dev.ordergateway.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Adds the roles that the configuration grants, for tokens that cannot name any. */
@ApplicationScoped
class GrantedRoles implements SecurityIdentityAugmentor {

    private final AccessConfig config;

    GrantedRoles(AccessConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        // not the name, which may come from a claim that people choose themselves
        var subject = identity.getPrincipal() instanceof JsonWebToken token && !isOfTheConsole(identity)
                ? token.getSubject()
                : null;
        var granted = subject == null ? Set.<String> of() : grantedTo(subject);
        return Uni.createFrom().item(granted.isEmpty() ? identity
                : QuarkusSecurityIdentity.builder(identity).addRoles(granted).build());
    }

    /** Its provider may be another, to whom the same subject is somebody else. */
    private static boolean isOfTheConsole(SecurityIdentity identity) {
        return TenantOfPath.CONSOLE.equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE));
    }

    private Set<String> grantedTo(String subject) {
        return Arrays.stream(Role.values()).filter(role -> subjectsOf(role).contains(subject)).map(Role::label)
                .collect(Collectors.toSet());
    }

    private List<String> subjectsOf(Role role) {
        var grants = config.grants();
        var subjects = switch (role) {
            case PLACE -> grants.place();
            case READ -> grants.read();
            case REVEAL -> grants.reveal();
            case OPERATE -> grants.operate();
            case ERASE -> grants.erase();
        };
        return subjects.orElse(List.of());
    }
}
