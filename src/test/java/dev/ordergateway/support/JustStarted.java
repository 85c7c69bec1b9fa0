package dev.ordergateway.support;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A replica and a database that nobody has asked for anything, for tests that leave them so. */
public final class JustStarted implements QuarkusTestProfile {
}
