package dev.ordergateway.weather;

import java.io.IOException;

/** What the partner does instead of answering. */
enum Trouble {
    INTERNAL_ERROR(wire -> wire.answer(500, "{\"message\":\"bad weather\"}")),
    BAD_GATEWAY(wire -> wire.answer(502, "text/html", "", "<html><body>bad gateway</body></html>")),
    TOO_MANY(wire -> wire.answer(429, "application/json", "Retry-After: 2\r\n", "{\"message\":\"slow down\"}")),
    HANG(_ -> {
    }),
    RESET(Wire::reset),
    PAGE(wire -> wire.answer(200, "text/html", "", "<html><body>down for maintenance</body></html>"));

    private final LiveStream.Act act;

    Trouble(LiveStream.Act act) {
        this.act = act;
    }

    void befall(Wire wire) throws IOException {
        act.on(wire);
    }

    /** The partner may have done what it was asked all the same. */
    boolean isAmbiguous() {
        return this != TOO_MANY;
    }

}
