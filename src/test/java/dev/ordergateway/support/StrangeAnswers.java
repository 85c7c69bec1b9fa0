package dev.ordergateway.support;

import java.util.List;
import java.util.stream.Stream;

import dev.ordergateway.support.PartnerStub.Script;

/** The ways in which a partner answers that are no use, each full of marks. */
public final class StrangeAnswers {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String MARKS = Mark.all();

    private StrangeAnswers() {
    }

    /** Whatever was asked. */
    public static List<Script> all() {
        return List.of(
                answer(500, JSON, "{\"message\":\"<MARKS>\"}"),
                answer(500, JSON, "{\"order_id\":\"<PARTNER_ORDER>-lost\",\"order_state\":\"Created\",\"detail\":\"<MARKS>\"}"),
                answer(422, JSON, "{\"status\":\"422\",\"detail\":\"<MARKS>\",\"moreDetails\":{\"<MARKS>\":\"<MARKS>\"}}"),
                answer(422, JSON, "{\"status\":\"422\",\"detail\":\"OUT_OF_STOCK\",\"moreDetails\":\"<MARKS>\"}"),
                answer(200, JSON, "{\"problems\":[{\"problem\":\"<MARKS>\"},{\"problem\":\"OUT_OF_STOCK\"}]}"),
                answer(404, JSON, "<MARKS>"),
                answer(429, "Retry-After: <MARKS>\r\n", "<MARKS>"),
                answer(302, "Location: https://partner.example/<MARKS>\r\n", "<MARKS>"),
                answer(200, "Content-Type: text/html\r\n", "<html><body><MARKS></body></html>"),
                answer(200, "Content-Type: <MARKS>\r\n", "<MARKS>"),
                answer(200, "Content-Type: text/event-stream; charset=<MARKS>\r\n", "data: <MARKS>\n\n"),
                raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{\"wallet_address\":\"<MARKS>"),
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<MARKS>\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\nContent-Length: <MARKS>\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\n<MARKS>\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\nX-Long: " + "<MARKS>".repeat(100) + "\r\n\r\n"),
                raw("<MARKS>/1.1 <MARKS> <MARKS>\r\n\r\n"),
                (_, _) -> {
                    // no answer at all
                });
    }

    /** What a stream can bring that is no news. */
    public static List<String> events() {
        return Stream.of("data: {\"order_id\":\"<MARKS>\",\"order_state\":\"Done\",\"pin_code\":\"<MARKS>",
                "data: {\"order_id\":\"<MARKS>\",\"order_state\":\"Done\",\"wallet_address\":\"<MARKS>\"}",
                "data: {\"message\":\"<MARKS>\"}",
                "data: <MARKS>",
                "event: <MARKS>\nid: <MARKS>\nretry: <MARKS>\ndata: <MARKS>",
                ": <MARKS>",
                "<MARKS>: <MARKS>",
                "data: " + "<MARKS>".repeat(300)).map(event -> filled(event) + "\n\n").toList();
    }

    private static Script answer(int status, String headers, String body) {
        return (_, connection) -> connection.answer(status, filled(headers), filled(body));
    }

    private static Script raw(String bytes) {
        return (_, connection) -> {
            connection.write(filled(bytes));
            connection.close();
        };
    }

    private static String filled(String template) {
        return Mark.fill(template.replace("<MARKS>", MARKS));
    }
}
