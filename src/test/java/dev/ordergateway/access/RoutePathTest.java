package dev.ordergateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePathTest {

    @ParameterizedTest
    @CsvSource({
            "/api/orders, /api/orders, true", "/api/orders, /api/orders/, true", "/api/orders, /api/orders//, false",
            "/api/orders, /api/orders/1, false", "/api/orders, /API/orders, false", "/api/orders, /api/orders;a=b, false",
            "/api/orders/{order_id}, /api/orders/1, true", "/api/orders/{order_id}, /api/orders/, false",
            "/api/orders/{order_id}, /api/orders/1/history, false", "/api/orders/{order_id}, /api/orders/1;a, false",
            "/console/**, /console, true", "/console/**, /console/, true", "/console/**, /console/a/b, true",
            "/console/**, /consoles, false", "/console/**, /console;a/b, false", "/a.b, /axb, false" })
    void matchesWhatItSays(String pattern, String path, boolean matches) {
        assertThat(RoutePath.of(pattern).matches(path)).isEqualTo(matches);
    }
}
