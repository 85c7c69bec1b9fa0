package dev.ordergateway.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A browser as far as a login needs one: it keeps cookies, and goes where it is sent. */
public final class ConsoleVisitor {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient following = client(Redirect.NORMAL);
    private final HttpClient staying = client(Redirect.NEVER);

    /** The page where it ends up. */
    public HttpResponse<String> open(String path) {
        return send(following, HttpRequest.newBuilder(Gateway.uri(path)).GET());
    }

    /** The first answer, wherever it sends a browser; asked from a page of the console. */
    public HttpResponse<String> ask(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(Gateway.uri(path)).method(method, BodyPublishers.noBody())
                .header("Origin", Gateway.uri("").toString());
        return send(staying, headers.length == 0 ? request : request.headers(headers));
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Someone changed the session on the way. */
    public void breakSession() {
        cookies().forEach(cookie -> cookie.setValue(cookie.getValue() + "x"));
    }

    private HttpClient client(Redirect redirects) {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).followRedirects(redirects)
                .build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
