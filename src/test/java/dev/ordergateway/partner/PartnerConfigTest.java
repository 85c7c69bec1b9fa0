package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.partner.PartnerConfig.CreateBody;
import io.smallrye.config.SmallRyeConfigBuilder;

class PartnerConfigTest {

    @Test
    void onlyTheApplicationIdHasNoDefault() {
        var config = config("partner.application-id", "shop");

        assertThat(config.url()).isEmpty();
        assertThat(config.applicationVersion()).isEqualTo("1.2.3");
        assertThat(config.country()).isEqualTo("US");
        assertThat(config.createBody()).isEqualTo(CreateBody.AS_SENT);
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.createTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThatThrownBy(() -> config("partner.country", "IT")).hasMessageContaining("partner.application-id");
    }

    @ParameterizedTest
    @CsvSource({ "as_sent, AS_SENT", "as-sent, AS_SENT", "nested, NESTED", "flat, FLAT" })
    void theCreateBodyIsSpelledAsDocumented(String text, CreateBody form) {
        assertThat(config("partner.application-id", "shop", "partner.create-body", text).createBody()).isEqualTo(form);
    }

    private static PartnerConfig config(String... keysAndValues) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(PartnerConfig.class)
                .withDefaultValue("quarkus.application.version", "1.2.3");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            builder.withDefaultValue(keysAndValues[i], keysAndValues[i + 1]);
        }
        return builder.build().getConfigMapping(PartnerConfig.class);
    }
}
