package dev.ordergateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FreeDatabasePortTest {

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String reactiveUrl;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @Test
    void databaseListensOnTheChosenPort() {
        String chosen = new FreeDatabasePort().getValue(FreeDatabasePort.KEY);

        assertThat(reactiveUrl).contains(":" + chosen + "/");
        assertThat(jdbcUrl).contains(":" + chosen + "/");
    }
}
