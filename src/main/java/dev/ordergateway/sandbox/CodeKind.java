package dev.ordergateway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What kind of code a delivery hands over. No code of the sandbox buys anything. */
enum CodeKind {
    /** As the goods want it: none for a top-up, {@code LPA:} for an eSIM, a PIN for the rest. */
    BY_GOODS,
    PIN,
    PIN_WITH_SERIAL,
    URL,
    ESIM,
    /** A top-up has only the carrier's reference. */
    NONE;

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** Fills in the fields that a delivery has once it is delivered. */
    void fill(ObjectNode delivery) {
        CodeKind kind = this == BY_GOODS ? wantedBy(delivery) : this;
        boolean isSecured = kind == PIN_WITH_SERIAL;
        delivery.withObject("/deliverable")
                .put("pin_code", switch (kind) {
                    case PIN, PIN_WITH_SERIAL -> pin();
                    case URL -> "https://redeem.example.com/" + pin();
                    case ESIM -> "LPA:1$rsp.example.com$" + pin();
                    case NONE, BY_GOODS -> null;
                })
                .put("pin_serial", isSecured ? "SANDBOX-SERIAL-" + OrderDocument.random(LETTERS, 6) : null)
                .put("security_code", isSecured ? OrderDocument.random("0123456789", 3) : null)
                .put("operator_reference", kind == NONE ? "SANDBOX-" + delivery.path("id").asText().substring(0, 8) : null)
                .putNull("barcode_image_url")
                .put("redeem_instructions",
                        kind == NONE ? null : "<ol><li>A code of the sandbox buys nothing</li></ol>")
                .putNull("failure_reason");
    }

    /** What is sent to a phone needs no code; a phone's goods sent by e-mail are an eSIM unless they are called a PIN. */
    private static CodeKind wantedBy(ObjectNode delivery) {
        JsonNode goods = delivery.path("deliverable");
        if (goods.path("delivery_type").asText().equals(Product.BY_PHONE)) {
            return NONE;
        }
        boolean isForAPhone = delivery.path("kind").asText().equals("mobile_recharge");
        return isForAPhone && !goods.path("denomination").asText().endsWith("PIN") ? ESIM : PIN;
    }

    private static String pin() {
        return "SANDBOX-" + OrderDocument.random(LETTERS, 4) + "-" + OrderDocument.random(LETTERS, 4);
    }
}
