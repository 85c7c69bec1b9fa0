package dev.ordergateway.sandbox;

import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.sandbox.Checkout.Opinion;
import dev.ordergateway.sandbox.Fault.Call;
import io.vertx.ext.web.RoutingContext;

/** The partner's routes before there is an order: what can be bought, how it is paid, what it costs. */
final class CatalogueRoutes {

    private static final String USUAL_COIN = "USDC";
    private static final String USUAL_LANGUAGE = "en";

    private final Sandbox sandbox;

    private CatalogueRoutes(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static void mount(SandboxRouter router, Sandbox sandbox) {
        var routes = new CatalogueRoutes(sandbox);
        router.get("/v3/payment_vias", routes.on(Call.PAYMENT_VIAS, call -> sandbox.catalogue().vias().document()));
        router.get("/v2/brands", routes.on(Call.BRANDS, routes::brands));
        router.get("/v2/homepage", routes.on(Call.HOMEPAGE, routes::homepage));
        router.get("/v5/products/country/:cc", routes.on(Call.PRODUCTS, routes::products));
        router.get("/v4/products/price", routes.on(Call.PRICE, routes::price));
        router.post("/v5/orders/validations", routes.on(Call.VALIDATE, routes::validate));
    }

    private Consumer<RoutingContext> on(Call name, Function<RoutingContext, JsonNode> document) {
        return call -> {
            sandbox.counters().called(name);
            Fault fault = sandbox.strike(name, null);
            if (!Answer.instead(call.response(), fault)) {
                Answer.document(call.response(), 200, sandbox.wire().spell(document.apply(call)), fault, sandbox.loop());
            }
        };
    }

    private ObjectNode brands(RoutingContext call) {
        String country = country(required(call, "country_code"));
        return BrandLists.all(country, sandbox.catalogue().brands(country));
    }

    private ObjectNode homepage(RoutingContext call) {
        String country = country(required(call, "country_code"));
        return BrandLists.homepage(country, sandbox.catalogue().brands(country));
    }

    private ArrayNode products(RoutingContext call) {
        String family = optional(call, "family_name");
        String brandName = optional(call, "brand_name");
        if (family == null && brandName == null) {
            throw Refusal.badRequest("family_name or brand_name is required");
        }
        Coin coin = coin(call);
        String asked = optional(call, "lang");
        String language = asked != null && sandbox.catalogue().speaks(asked) ? asked : USUAL_LANGUAGE;
        ArrayNode families = Json.array();
        sandbox.catalogue().brands(country(call.pathParam("cc"))).stream()
                .filter(brand -> brand.isOfFamily(family) && brand.isCalled(brandName))
                .forEach(brand -> families.add(BrandDocument.withProducts(brand, coin, language,
                        sandbox.catalogue().description(brand, language))));
        return families;
    }

    private ObjectNode price(RoutingContext call) {
        String brandName = required(call, "brand_name");
        String country = country(required(call, "country_code"));
        Brand brand = sandbox.catalogue().brand(country, brandName);
        return ProductDocument.quoted(Quote.of(brand, required(call, "face_value")), coin(call));
    }

    private ObjectNode validate(RoutingContext call) {
        ObjectNode body = SandboxRouter.json(call);
        CreateBody asked = CreateBody.toValidate(body);
        var _ = Scenarios.chosenBy(body);
        Opinion opinion = sandbox.checkout().opinion(asked);
        Purchase purchase = opinion.purchase();
        return purchase == null ? ValidationDocument.refused(asked.coin(), opinion.problems())
                : ValidationDocument.of(purchase);
    }

    private Coin coin(RoutingContext call) {
        String name = optional(call, "coin");
        Coin coin = sandbox.catalogue().vias().coin(name == null ? USUAL_COIN : name);
        if (coin == null) {
            throw Refusal.withCode("UNSUPPORTED_PROTOCOL_COIN_COMBINATION");
        }
        return coin;
    }

    private static String country(@Nullable String code) {
        if (code == null || !code.matches("[A-Z]{2}")) {
            throw Refusal.badRequest("the country code must be two upper-case letters");
        }
        return code;
    }

    private static String required(RoutingContext call, String name) {
        String value = optional(call, name);
        if (value == null) {
            throw Refusal.badRequest(name + " is required");
        }
        return value;
    }

    private static @Nullable String optional(RoutingContext call, String name) {
        String value = call.queryParams().get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
