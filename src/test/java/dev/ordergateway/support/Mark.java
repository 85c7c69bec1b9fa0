package dev.ordergateway.support;

import static dev.ordergateway.support.Place.EVENTS;
import static dev.ordergateway.support.Place.EVENTS_TABLE;
import static dev.ordergateway.support.Place.HISTORY;
import static dev.ordergateway.support.Place.JOURNAL_TABLE;
import static dev.ordergateway.support.Place.LIST;
import static dev.ordergateway.support.Place.ORDERS_TABLE;
import static dev.ordergateway.support.Place.PARTNER;
import static dev.ordergateway.support.Place.PAYLOADS_TABLE;
import static dev.ordergateway.support.Place.PLACEMENT;
import static dev.ordergateway.support.Place.REVEAL;
import static dev.ordergateway.support.Place.SINGLE_READ;
import static dev.ordergateway.support.Place.STREAM;
import static dev.ordergateway.support.Place.TOLD_PARTNER;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts that are recognised wherever they turn up, in the place of what is secret or personal, and where each belongs. */
public enum Mark {

    CODE("MARK-CODE-4711", PARTNER, REVEAL),
    SERIAL("MARK-SERIAL-4712", PARTNER, REVEAL),
    SECURITY_CODE("MARK-SECURITY-4713", PARTNER, REVEAL),
    URL_CODE("MARK-URL-4714", PARTNER, REVEAL),
    ESIM("MARK-ESIM-4715", PARTNER, REVEAL),

    IMAGE("MARK-IMAGE-4716", PARTNER),
    INSTRUCTIONS("MARK-INSTRUCTIONS-4717", PARTNER),
    OPERATOR_REFERENCE("MARK-REFERENCE-4718", PARTNER),
    FREE_TEXT("MARK-FREE-TEXT-4719", PARTNER),

    /** How the partner's ids of orders begin. */
    PARTNER_ORDER("MARK-ORDER-4720", PARTNER, TOLD_PARTNER, SINGLE_READ, ORDERS_TABLE),

    BUYER("mark-buyer-4721", PARTNER, TOLD_PARTNER, PLACEMENT, SINGLE_READ, LIST, STREAM, EVENTS, ORDERS_TABLE, EVENTS_TABLE),
    BENEFICIARY("mark-beneficiary-4722", PARTNER, TOLD_PARTNER, PLACEMENT, SINGLE_READ, LIST, STREAM, EVENTS, ORDERS_TABLE,
            EVENTS_TABLE, PAYLOADS_TABLE),
    PHONE("15550144723", PARTNER, TOLD_PARTNER, PLACEMENT, SINGLE_READ, LIST, STREAM, EVENTS, ORDERS_TABLE, EVENTS_TABLE,
            PAYLOADS_TABLE),
    WALLET("MARKWALLET4724", PARTNER, PLACEMENT, SINGLE_READ, LIST, STREAM, EVENTS, ORDERS_TABLE, EVENTS_TABLE,
            PAYLOADS_TABLE),
    PAYMENT_URI("MARKPAYMENTURI4725", PARTNER, PLACEMENT, SINGLE_READ, LIST, STREAM, EVENTS, ORDERS_TABLE, EVENTS_TABLE,
            PAYLOADS_TABLE),
    REFUND_WALLET("MARKREFUNDWALLET4726", PARTNER, TOLD_PARTNER, ORDERS_TABLE),

    NOTE("MARK-NOTE-4727", PLACEMENT, SINGLE_READ, LIST, STREAM, EVENTS, ORDERS_TABLE),
    IDEMPOTENCY_KEY("MARK-KEY-4728", ORDERS_TABLE),
    PURPOSE("MARK-PURPOSE-4729", HISTORY, JOURNAL_TABLE),

    /** A real address, because no other is passed on. */
    CLIENT_ADDRESS("203.0.113.147", TOLD_PARTNER),
    CLIENT_AGENT("MARK-AGENT-4730", TOLD_PARTNER);

    private static final int AROUND = 100;

    private final String text;
    private final Set<Place> places;

    Mark(String text, Place first, Place... further) {
        this.text = text;
        this.places = EnumSet.of(first, further);
    }

    public String text() {
        return text;
    }

    public Set<Place> places() {
        return places;
    }

    /** The template with the marks for their names, such as {@code <CODE>}. */
    public static String fill(String template) {
        var filled = template;
        for (var mark : values()) {
            filled = filled.replace('<' + mark.name() + '>', mark.text);
        }
        return filled;
    }

    /** Every mark, without a character that means something to HTTP, HTML, JSON or SQL. */
    public static String all() {
        return Arrays.stream(values()).map(Mark::text).collect(Collectors.joining("."));
    }

    boolean isIn(String searched) {
        return placeIn(searched) >= 0;
    }

    /** Where it stands, with what stands around it. */
    String excerptOf(String searched) {
        int place = placeIn(searched);
        return searched.substring(Math.max(0, place - AROUND), Math.min(searched.length(), place + AROUND));
    }

    /** However it is written, in hex too, because that is how a table's bytes are read. */
    private int placeIn(String searched) {
        var plain = searched.toLowerCase(Locale.ROOT);
        int place = plain.indexOf(text.toLowerCase(Locale.ROOT));
        return place >= 0 ? place : plain.indexOf(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }
}
