package dev.ordergateway.support;

import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.support.Witness.Answer;

/** One order of a person, and all that can be read of it. */
public record PersonalOrder(String id) {

    private static final Witness CALLER = new Witness();

    /** What leads to the person, and what changes with every version. */
    private static final List<String> NOT_OF_THE_BOOKS = List.of("acquisition", "version", "updated_at", "wallet_address",
            "payment_uri",
            "user", "metadata", "partner_order_id");

    public static PersonalOrder place(String body) {
        return new PersonalOrder(Gateway.placed(body));
    }

    /** Delivered, and its code was looked at. */
    public PersonalOrder delivered(String purpose) {
        awaitStatus(id, "Done");
        awaitWatch(id, "ended");
        assertThat(reveal(purpose).status()).isEqualTo(200);
        return this;
    }

    public Answer reveal(String purpose) {
        return CALLER.post(path("/deliveries/1/reveal"), "{\"purpose\":\"%s\"}".formatted(purpose));
    }

    /** An operator finds it at the partner. */
    public PersonalOrder attached(String partnerOrderId, String reason) {
        var body = """
                {"outcome":"attached","partner_order_id":"%s","reason":"%s"}""".formatted(partnerOrderId, reason);
        assertThat(CALLER.post(path("/resolve"), body, "If-Match", "*").status()).isEqualTo(200);
        return this;
    }

    public JsonNode document() {
        return Gateway.document(id);
    }

    /** What the partner gave to this person alone. */
    public static List<String> secretsAt(PartnerOrderControl partner) {
        var theirs = partner.document();
        return Stream.of("/order_id", "/wallet_address", "/qr_text", "/deliveries/0/deliverable/pin_code")
                .map(theirs::requiredAt).map(JsonNode::textValue).toList();
    }

    /** Every answer about it but a revealed code, with headers. */
    public String allThatIsSaid() {
        return Stream.of("", "/history", "/subscribe").map(route -> CALLER.get(path(route)).toString()).toList().toString();
    }

    /** What the books need of the document. */
    public JsonNode books() {
        ObjectNode books = document().deepCopy();
        books.remove(NOT_OF_THE_BOOKS);
        books.path("deliveries").forEach(delivery -> ((ObjectNode) delivery)
                .remove(List.of("beneficiary_account", "code_available")));
        return books;
    }

    /** The lines of the journal without the reasons that people gave. */
    public List<JsonNode> journal() {
        var lines = new ArrayList<JsonNode>();
        StreamSupport.stream(CALLER.get(path("/history")).json().path("data").spliterator(), false).forEach(line -> {
            ObjectNode copy = line.deepCopy();
            lines.add(copy.path("by").isNull() ? copy : copy.without("reason"));
        });
        return lines;
    }

    private String path(String rest) {
        return "/api/orders/" + id + rest;
    }
}
