package dev.ordergateway.support;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;
import io.quarkus.test.junit.QuarkusTestProfile;

/** The gateway as it is outside of development: closed, with an {@link Issuer} that the test has in a field. */
public class AtIssuer implements QuarkusTestProfile {

    /** As a token of Kubernetes names a service account. */
    public static final String SERVICE_ACCOUNT = "system:serviceaccount:shop:checkout";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("access.mode", "oidc",
                "access.grants.place", SERVICE_ACCOUNT,
                "access.grants.read", SERVICE_ACCOUNT + ",system:serviceaccount:shop:reports",
                "quarkus.oidc.token.audience", Token.AUDIENCE,
                "quarkus.oidc.console.client-id", Issuer.CLIENT,
                "quarkus.oidc.console.credentials.secret", "secret-of-the-client",
                "quarkus.oidc.console.token-state-manager.encryption-secret", "secret of 32 characters and more");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Started.class));
    }

    /** Needs a name for the platform to find it by. */
    public static final class Started implements QuarkusTestResourceLifecycleManager {

        private final Issuer issuer = new Issuer();

        @Override
        public Map<String, String> start() {
            return Map.of("quarkus.oidc.auth-server-url", issuer.url());
        }

        @Override
        public void inject(TestInjector test) {
            test.injectIntoFields(issuer, new MatchesType(Issuer.class));
        }

        @Override
        public void stop() {
            issuer.close();
        }
    }
}
