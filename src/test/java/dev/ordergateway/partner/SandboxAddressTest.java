package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** In a container because only there the application has a port. */
@QuarkusTest
class SandboxAddressTest {

    @Inject
    PartnerAddress injectedAddress;

    @Test
    void withoutUrlTheSandboxOfThisApplicationIsAsked() {
        assertThat(injectedAddress.url()).isEqualTo("http://localhost:" + RestAssured.port + "/sandbox");
    }
}
