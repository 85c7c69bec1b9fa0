package dev.ordergateway.support;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request for each way in which the platform or the gateway refuses. */
public final class ErrorKinds {

    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";
    private static final String JSON = HOST + "Content-Type: application/json\r\n";

    private static final List<String> REQUESTS = List.of(
            "GET /nobody HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /nobody HTTP/1.1\r\n" + HOST + "Accept: text/html\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST + "Accept: text/html\r\n\r\n",
            "GET /q/nobody HTTP/1.1\r\n" + HOST + "Accept: text/html\r\n\r\n",
            "GET /q/dev-ui/ HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /q/swagger-ui/%00 HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /console/nobody HTTP/1.1\r\n" + HOST + "Accept: text/html\r\n\r\n",
            "GET /console/orders?status=x HTTP/1.1\r\n" + HOST + "\r\n",
            "POST /console/search HTTP/1.1\r\n" + HOST + "Sec-Fetch-Site: same-origin\r\n\r\n",
            "GET /webjars/nobody HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /api/orders/x HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /api/orders?nonsense=1 HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /api/orders HTTP/1.1\r\n" + HOST + "Accept: image/png\r\n\r\n",
            "DELETE /api/orders HTTP/1.1\r\n" + HOST + "\r\n",
            "TRACE /api/orders HTTP/1.1\r\n" + HOST + "X-Secret: x\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n",
            "CONNECT localhost:1 HTTP/1.1\r\n" + HOST + "\r\n",
            "POST /api/orders HTTP/1.1\r\n" + JSON + "Content-Length: 1\r\n\r\n{",
            "POST /api/orders HTTP/1.1\r\n" + JSON + "Content-Length: 4\r\n\r\n[[[[",
            "POST /api/orders HTTP/1.1\r\n" + HOST + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\nx",
            "POST /api/orders HTTP/1.1\r\n" + HOST + "Content-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\nx",
            "POST /api/orders HTTP/1.1\r\n" + HOST + "Content-Type: %\r\nContent-Length: 1\r\n\r\nx",
            "POST /api/orders HTTP/1.1\r\n" + JSON + "Content-Length: 300000\r\n\r\n",
            "POST /api/orders HTTP/1.1\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST /api/orders HTTP/1.1\r\n" + JSON + "Content-Length: -1\r\n\r\n",
            "GET /api/orders HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
            "GET /api/orders HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET /api/orders/%zz HTTP/1.1\r\n" + HOST + "\r\n",
            "GET // HTTP/1.1\r\n" + HOST + "\r\n",
            "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
            "GET / HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(70_000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST + "nocolon\r\n\r\n",
            "GET / HTTP/9.9\r\n" + HOST + "\r\n",
            "nonsense\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST
                    + "Upgrade: h2c\r\nConnection: close, Upgrade, HTTP2-Settings\r\nHTTP2-Settings: x\r\n\r\n",
            "GET / HTTP/1.1\r\n" + HOST + "Upgrade: websocket\r\nConnection: close, Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n");

    private ErrorKinds() {
    }

    /** The whole answer to each, as it came over the wire; nothing when the connection was closed without one. */
    public static Map<String, String> answers(URI gateway) throws IOException {
        var answers = new LinkedHashMap<String, String>();
        for (var request : REQUESTS) {
            answers.put(request.substring(0, Math.min(request.length(), 200)), answer(gateway, request));
        }
        return answers;
    }

    private static String answer(URI gateway, String request) throws IOException {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
