package dev.ordergateway.access;

import java.util.SortedSet;

/** Why a caller may not do what it asks for. */
public abstract sealed class AccessFailure extends RuntimeException {

    private AccessFailure(String message) {
        super(message, null, false, false);
    }

    /** Nobody knows who is calling: there is no token, or none that is good. */
    public static final class Unauthorized extends AccessFailure {
        public Unauthorized() {
            super("unauthorized");
        }
    }

    /** The caller is known and lacks the role. */
    public static final class Forbidden extends AccessFailure {
        public Forbidden() {
            super("forbidden");
        }
    }

    /** The issuer cannot be asked which tokens are good. */
    public static final class IssuerUnavailable extends AccessFailure {
        public IssuerUnavailable() {
            super("issuer unavailable");
        }
    }

    /** Nobody may call this path, or not by this method. */
    public static final class NoSuchRoute extends AccessFailure {

        private final transient SortedSet<String> methods;

        public NoSuchRoute(SortedSet<String> methods) {
            super("no such route");
            this.methods = methods;
        }

        /** Those by which it can be called; none when by none. */
        public SortedSet<String> methods() {
            return methods;
        }
    }

    /** Nobody can log in to the console, because it was not told where. */
    public static final class NoLogin extends AccessFailure {
        public NoLogin() {
            super("no login");
        }
    }
}
