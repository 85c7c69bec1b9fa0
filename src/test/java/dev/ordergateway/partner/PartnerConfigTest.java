package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.partner.PartnerConfig.CreateBody;

class PartnerConfigTest {

    @Test
    void onlyTheApplicationIdHasNoDefault() {
        var config = StubConfig.configured("partner.application-id", "shop");

        assertThat(config.url()).isEmpty();
        assertThat(config.applicationVersion()).isEqualTo("1.2.3");
        assertThat(config.country()).isEqualTo("US");
        assertThat(config.createBody()).isEqualTo(CreateBody.AS_SENT);
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.createTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThatThrownBy(() -> StubConfig.configured("partner.country", "IT")).hasMessageContaining("partner.application-id");
    }

    @ParameterizedTest
    @CsvSource({ "as_sent, AS_SENT", "as-sent, AS_SENT", "nested, NESTED", "flat, FLAT" })
    void theCreateBodyIsSpelledAsDocumented(String text, CreateBody form) {
        assertThat(StubConfig.configured("partner.application-id", "shop", "partner.create-body", text).createBody())
                .isEqualTo(form);
    }
}
