package dev.ordergateway.packaging;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** Caffeine has a class for each form of cache and of entry, named by letters, and loads the one it needs by its name. */
final class CacheForms {

    private static final Pattern LOADED = Pattern
            .compile("com\\.github\\.benmanes\\.caffeine\\.cache\\.[PFSWD][A-Z]+(?= source)");

    private CacheForms() {
    }

    /** Those that a packaged gateway has loaded once its catalogue was asked; not those that others only extend. */
    static Set<String> loaded() {
        try (var surroundings = new Surroundings(Map.of());
                var gateway = PackagedApplication.start(
                        surroundings.gatewaySettings(Map.of("partner.url", "http://localhost:1")),
                        List.of("-Xlog:class+load"))) {
            given().get(gateway.url() + "/api/payment_vias").then().statusCode(503);
            var loaded = LOADED.matcher(gateway.log()).results().map(MatchResult::group).collect(Collectors.toSet());
            loaded.removeAll(loaded.stream().map(form -> OwnClasses.named(form).getSuperclass().getName()).toList());
            return loaded;
        }
    }
}
