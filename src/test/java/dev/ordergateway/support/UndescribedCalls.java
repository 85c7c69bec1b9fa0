package dev.ordergateway.support;

import static dev.ordergateway.support.GoodCall.undescribed;

import java.util.List;
import java.util.stream.Stream;

/**
 * The calls that the interface does not describe: of the platform, of the partner's stand-in, and of nobody. What would turn
 * the stand-in against all the other calls stays out: its reset, strict headers, and every body that would be a good fault,
 * or could become one by chance. Its orders are not the gateway's, so each can be moved at will.
 */
final class UndescribedCalls {

    private static final String STATE = "{\"order_state\":\"WaitingForDelivery\",\"payment_state\":null,\"silent\":true}";

    private static final List<GoodCall> PLATFORM = Stream.of("/", "/api", "/api/nope", "/q/nope", "/q/health", "/q/health/live",
            "/q/openapi", "/q/swagger-ui/", "/q/swagger-ui/index.html", "/sandbox/nope").map(UndescribedCalls::get).toList();

    private static final List<GoodCall> PARTNER = List.of(
            get("/sandbox/v3/payment_vias"),
            get("/sandbox/v2/brands?country_code=US"),
            get("/sandbox/v2/homepage?country_code=US"),
            get("/sandbox/v5/products/country/{country_code}?brand_name=Airbnb&coin=USDC&lang=en"),
            get("/sandbox/v4/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC"),
            post("/sandbox/v5/orders/validations", Bodies.VALIDATION, Bodies.GUIDE),
            post("/sandbox/v5/orders", Bodies.GUIDE, Bodies.flat("buyer@example.com")),
            get("/sandbox/v5/orders/{partner_order_id}"),
            get("/sandbox/v5/orders/{partner_order_id}/subscribe"));

    private static final List<GoodCall> CONTROL = List.of(
            get("/sandbox/scenarios"),
            get("/sandbox/control/counters"),
            get("/sandbox/control/requests?limit=5"),
            get("/sandbox/control/orders?email=buyer@example.com"),
            get("/sandbox/control/orders/{partner_order_id}/counters"),
            post("/sandbox/control/faults", "{\"on\":\"create\",\"fault\":\"none\",\"times\":1,\"delay_ms\":1}"),
            undescribed("DELETE", "/sandbox/control/faults"),
            post("/sandbox/control/wire", "{\"amounts\":\"text\",\"unknown_fields\":true}"),
            undescribed("DELETE", "/sandbox/control/wire"),
            post("/sandbox/control/hold", "{\"held\":true}"),
            post("/sandbox/control/drop"),
            post("/sandbox/control/mute"));

    private static final List<GoodCall> CONTROL_OF_ONE_ORDER = Stream.of(
            post("/faults", "{\"on\":\"fetch\",\"fault\":\"none\",\"times\":1}"),
            undescribed("DELETE", "/faults"),
            post("/hold", "{\"held\":true}"),
            post("/drop"),
            post("/mute"),
            post("/state", STATE),
            post("/scenario", "{\"name\":\"underpaid\"}"),
            post("/advance"),
            post("/frame", "{\"event\":\"message\"}"))
            .map(call -> undescribed(call.method(), "/sandbox/control/orders/{partner_order_id}" + call.target(),
                    call.bodies().toArray(String[]::new)))
            .toList();

    private UndescribedCalls() {
    }

    static List<GoodCall> all() {
        return Stream.of(PLATFORM, List.of(post("/api/nope", Bodies.GUIDE)), PARTNER, CONTROL, CONTROL_OF_ONE_ORDER)
                .flatMap(List::stream).toList();
    }

    private static GoodCall get(String target) {
        return undescribed("GET", target);
    }

    private static GoodCall post(String target, String... bodies) {
        return undescribed("POST", target, bodies);
    }
}
