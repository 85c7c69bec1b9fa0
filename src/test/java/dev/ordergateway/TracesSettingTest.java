package dev.ordergateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class TracesSettingTest {

    @Test
    void nothingIsRecordedWhereNoCollectorIsNamed() throws IOException {
        assertThat(isOff(Map.of())).isTrue();
        assertThat(isOff(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", ""))).isTrue();
        assertThat(isOff(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"))).isFalse();
    }

    private static boolean isOff(Map<String, String> environment) throws IOException {
        return new SmallRyeConfigBuilder().withProfile("prod").addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Path.of("src/main/resources/application.properties").toUri().toURL()),
                        new EnvConfigSource(environment, 300))
                .build().getValue("quarkus.otel.sdk.disabled", Boolean.class);
    }
}
