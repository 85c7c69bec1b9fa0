package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordergateway.support.PartnerStub.Script;

/** What can happen to orders at a marked partner, told to a witness. */
public final class MarkedStory {

    private static final String ATTACHED = "{\"outcome\":\"attached\",\"partner_order_id\":\"%s\",\"reason\":\"<PURPOSE>\"}";

    private final MarkedPartner partner;
    private final Witness witness;
    private final MarkedCalls calls;
    private final LogRecorder log;

    public MarkedStory(MarkedPartner partner, Witness witness, LogRecorder log) {
        this.partner = partner;
        this.witness = witness;
        this.calls = new MarkedCalls(witness);
        this.log = log;
    }

    public String streamingOrder() {
        var id = calls.placed();
        awaitWatch(id, "streaming");
        return id;
    }

    /** An order that somebody listens to until it is delivered. */
    public String deliveredOrder() {
        var id = streamingOrder();
        var stream = witness.callAsync("GET", "/api/orders/" + id + "/subscribe", "");
        partnerOrder(id).becomes("WaitingForDelivery");
        partnerOrder(id).becomes("Done");
        awaitWatch(id, "ended");
        assertThat(stream.join().body()).contains("event:stop");
        assertThat(calls.order(id, "If-None-Match", calls.order(id).header("ETag")).status()).isEqualTo(304);
        assertThat(calls.history(id).status()).isEqualTo(200);
        return id;
    }

    public void theCatalogueIsRead() {
        for (var path : new String[] { "/api/payment_vias", "/api/brands?country_code=US", "/api/homepage",
                "/api/products/country/US?family_name=airbnb", "/api/products/price?brand_name=Airbnb&face_value=100" }) {
            assertThat(witness.get(path).status()).isEqualTo(200);
        }
        assertThat(witness.get("/api/status").status()).isEqualTo(200);
    }

    public void ordersAreSearched() {
        assertThat(witness.get("/api/orders?limit=100").status()).isEqualTo(200);
        assertThat(witness.get("/api/orders", "Accept", "text/csv").body()).contains(Mark.PHONE.text());
        for (var body : new String[] { "{\"email\":\"<BUYER>@example.com\"}", "{\"email\":\"<BENEFICIARY>@example.com\"}",
                "{\"phone\":\"+<PHONE>\"}", "{\"wallet_address\":\"<WALLET>\"}",
                "{\"partner_order_id\":\"<PARTNER_ORDER>-no\"}" }) {
            assertThat(witness.post("/api/orders/lookup", Mark.fill(body)).status()).isEqualTo(200);
        }
    }

    public void ordersAreChecked() {
        assertThat(calls.validate().json().path("valid").booleanValue()).isFalse();
    }

    public void keysAreUsedAgain() {
        var key = Bodies.unique("key");
        assertThat(calls.place(key).status()).isEqualTo(201);
        assertThat(calls.place(key).status()).isEqualTo(200);
        assertThat(calls.placeAnother(key).status()).isEqualTo(422);
    }

    public void answersAreStrange() {
        for (var answer : StrangeAnswers.all()) {
            partner.nextCreate(answer);
            assertThat(calls.place().status()).isIn(201, 202, 422, 503);
        }
        for (var id : StrangeAnswers.all().stream().map(this::brokenOrder).toList()) {
            awaitWatch(id, "polling");
            assertThat(witness.post("/api/orders/" + id + "/reconcile", "").status()).isIn(200, 503);
            assertThat(calls.order(id + "?max_age=1s").status()).isEqualTo(200);
            assertThat(calls.history(id).status()).isEqualTo(200);
        }
    }

    public void eventsAreStrange() {
        var id = streamingOrder();
        StrangeAnswers.events().forEach(partnerOrder(id)::frame);
        eventually(() -> assertThat(log.lines()).anyMatch(line -> line.contains("stream dropped orderId=" + id)));
        partnerOrder(id).becomes("Sparkling");
        eventually(() -> assertThat(calls.order(id).json().path("attention").toString())
                .contains("UNKNOWN_PARTNER_STATE", "MALFORMED_PARTNER_DATA"));
        assertThat(calls.history(id).body()).contains("Sparkling", "MALFORMED");
    }

    public void operatorsAct(String delivered) {
        var unconfirmed = unconfirmedOrder();
        var another = unconfirmedOrder();
        var attachedToLost = ATTACHED.formatted(partner.create().id());
        assertThat(calls.act(unconfirmed, "resolve", ATTACHED.formatted("<PARTNER_ORDER>-no")).status()).isEqualTo(422);
        assertThat(calls.actOn(unconfirmed, "\"99\"", "resolve", attachedToLost).status()).isEqualTo(412);
        assertThat(calls.act(unconfirmed, "reconcile", "").status()).isEqualTo(409);
        assertThat(calls.act(unconfirmed, "resolve", attachedToLost).status()).isEqualTo(200);
        assertThat(calls.act(another, "resolve", attachedToLost).status()).isEqualTo(409);
        assertThat(calls.act(another, "resolve", "{\"outcome\":\"not_placed\",\"reason\":\"<PURPOSE>\"}").status())
                .isEqualTo(200);
        assertThat(calls.act(another, "acknowledge", "{\"reason\":\"<PURPOSE>\"}").status()).isEqualTo(200);

        partnerOrder(delivered).becomes("WaitingForPayment");
        assertThat(calls.act(delivered, "resolve", "{\"outcome\":\"adopt\",\"reason\":\"<PURPOSE>\"}").status())
                .isEqualTo(409);
        assertThat(calls.history(delivered).status()).isEqualTo(200);
    }

    public void codesAreRevealed(String delivered) {
        for (var position : new int[] { 1, 3, 4 }) {
            assertThat(calls.reveal(delivered, position).status()).isEqualTo(200);
        }
        assertThat(calls.reveal(delivered, 2).json().path("code").textValue()).isEqualTo("no_code");
        assertThat(calls.reveal(delivered, 5).json().path("code").textValue()).isEqualTo("not_found");
        assertThat(calls.reveal(calls.placed(), 1).json().path("code").textValue()).isEqualTo("not_delivered");
        assertThat(calls.history(delivered).status()).isEqualTo(200);
    }

    /**
     * No row of an order can be written any more.
     *
     * @param streaming an order that is being followed
     */
    public void writesAreRefused(String streaming) {
        assertThat(calls.place().status()).isEqualTo(503);
        assertThat(calls.act(streaming, "reconcile", "").status()).isEqualTo(503);
        partnerOrder(streaming).becomes("WaitingForDelivery");
        eventually(() -> assertThat(log.lines())
                .anyMatch(line -> line.contains("following failed for now orderId=" + streaming)));
    }

    public void codesAreUnreadable(String delivered) {
        assertThat(calls.reveal(delivered, 1).json().path("code").textValue()).isEqualTo("code_unreadable");
    }

    public void eventsAreTold() {
        eventually(() -> assertThat(witness.get("/api/events?limit=100").body()).contains("order.status_changed"));
        assertThat(witness.get("/api/events?after=nonsense").status()).isEqualTo(400);
    }

    public void personsAreErased(String delivered) {
        assertThat(calls.erase(Mark.FREE_TEXT, false).status()).isEqualTo(200);
        assertThat(calls.erase(Mark.BENEFICIARY, false).status()).isEqualTo(409);
        assertThat(calls.erase(Mark.BENEFICIARY, true).status()).isEqualTo(200);
        assertThat(calls.reveal(delivered, 1).json().path("code").textValue()).isEqualTo("erased");
        assertThat(calls.order(delivered).status()).isEqualTo(200);
        assertThat(calls.history(delivered).status()).isEqualTo(200);
    }

    private String brokenOrder(Script answer) {
        var id = calls.placed();
        partnerOrder(id).breaksInto(answer);
        return id;
    }

    private String unconfirmedOrder() {
        partner.nextCreate(StrangeAnswers.all().getFirst());
        return calls.placed();
    }

    private MarkedOrder partnerOrder(String id) {
        return partner.order(calls.order(id).json().path("partner_order_id").textValue());
    }
}
