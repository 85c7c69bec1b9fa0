package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class PartnerAddressTest {

    @Test
    void theConfiguredUrlWins() {
        assertThat(new PartnerAddress(Optional.of("https://partner.example/base/"), true, () -> 8080).url())
                .isEqualTo("https://partner.example/base");
    }

    @Test
    void theSandboxIsFoundOnThePortThatTheServerHasByThen() {
        var port = new int[] { 0 };
        var address = new PartnerAddress(Optional.empty(), true, () -> port[0]);

        port[0] = 4711;

        assertThat(address.url()).isEqualTo("http://localhost:4711/sandbox");
    }

    @Test
    void withoutUrlAndSandboxItIsThePublicOne() {
        assertThat(new PartnerAddress(Optional.empty(), false, () -> 8080).url()).isEqualTo("https://api.cryptorefills.com");
    }
}
