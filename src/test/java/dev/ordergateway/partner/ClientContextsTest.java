package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.ClientContext;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

class ClientContextsTest {

    private static final StubConfig OFF = StubConfig.of("http://localhost");

    @ParameterizedTest
    @CsvSource({ "203.0.113.7, 203.0.113.7", "' 203.0.113.7 ', 203.0.113.7", "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
            "[2001:db8::1], 2001:db8::1", "::1, ::1", "::ffff:203.0.113.7, 203.0.113.7" })
    void addressIsPassedOnInItsUsualSpelling(String text, String address) {
        assertThat(ClientContexts.address(text)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "unknown", "_hidden", "example.com", "localhost", "1", "127.1", "256.0.0.1", "1.2.3.4.5",
            "0x7f.0.0.1", "1.2.3.4, 5.6.7.8", "2001:db8::1::2", ":::", "1.2.3.4\r\nX-Cr-Application: a", "[", "[]", "1.2.3.4/8",
            "%", "::1%", "\u0661.2.3.4" })
    void whatIsNoAddressIsDropped(String text) {
        assertThat(ClientContexts.address(text)).isNull();
    }

    @Test
    void agentIsVisibleAndBounded() {
        assertThat(ClientContexts.userAgent(" Mozilla/5.0 (X11; Linux) ")).isEqualTo("Mozilla/5.0 (X11; Linux)");
        assertThat(ClientContexts.userAgent("a".repeat(512))).hasSize(512);
        assertThat(ClientContexts.userAgent("a".repeat(513))).isNull();
        for (var text : new String[] { null, "", "  ", "Mozill\u00e4", "a\u0000b", "a\r\nX-Cr-Application: b", "a\tb" }) {
            assertThat(ClientContexts.userAgent(text)).as(text).isNull();
        }
    }

    @Test
    void contextNeverShowsItself() {
        assertThat(new ClientContext("203.0.113.7", "Mozilla/5.0")).asString().doesNotContain("203", "Mozilla");
        assertThat(new EndUser("US", new ClientContext("203.0.113.7", "Mozilla/5.0"))).asString()
                .doesNotContain("203", "Mozilla");
    }

    @Test
    void gatewayDoesNotStartToBelieveEverybody() {
        for (var contexts : List.of(new ClientContexts(OFF.forwarding(), false, Optional.empty()),
                new ClientContexts(OFF.forwarding(), true, Optional.empty()),
                new ClientContexts(OFF.forwarding(), false, Optional.of(List.of("10.0.0.0/8"))))) {
            assertThatThrownBy(() -> contexts.check(new StartupEvent())).isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("partner.forward-client-context")
                    .hasMessageContaining("quarkus.http.proxy.proxy-address-forwarding=true")
                    .hasMessageContaining("quarkus.http.proxy.trusted-proxies");
        }
        assertThatCode(() -> new ClientContexts(OFF, true, Optional.empty()).check(new StartupEvent()))
                .doesNotThrowAnyException();
        assertThatCode(() -> new ClientContexts(OFF.forwarding(), true, Optional.of(List.of("10.0.0.0/8")))
                .check(new StartupEvent())).doesNotThrowAnyException();
    }
}
