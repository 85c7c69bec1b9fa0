package dev.ordergateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An OpenID provider with keys of its own. It makes whatever token a test wants, and at its login everybody is at once whoever
 * the test says.
 */
public final class Issuer implements Closeable {

    public static final String CLIENT = "order-gateway-console";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY = "key-1";

    private final HttpServer server;
    private final KeyPair keys = newKeys();
    private final ConcurrentMap<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Token visitor;

    public Issuer() {
        this(0);
    }

    /** Listens on this port, of which others know already. */
    public Issuer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        visitor = token("nobody");
        server.createContext("/.well-known/openid-configuration", call -> json(call, metadata()));
        server.createContext("/jwks", call -> json(call, Map.of("keys", new Object[] { jwk() })));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::redeem);
        server.createContext("/logout", call -> redirect(call, query(call).getOrDefault("post_logout_redirect_uri", "/")));
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A good one, without any role. */
    public Token token(String subject) {
        return Token.of(url(), subject, KEY, keys.getPrivate());
    }

    /** Who logs in from now on. */
    public void visitorIs(Token next) {
        visitor = next;
    }

    public static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> metadata() {
        return Map.of("issuer", url(), "jwks_uri", url() + "/jwks", "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token", "end_session_endpoint", url() + "/logout",
                "code_challenge_methods_supported", new String[] { "S256" });
    }

    private Map<String, Object> jwk() {
        var key = (RSAPublicKey) keys.getPublic();
        return Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", KEY, "n", unsigned(key.getModulus()), "e",
                unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private void authorize(HttpExchange call) throws IOException {
        var asked = query(call);
        var code = Bodies.unique("code");
        codes.put(code, asked);
        redirect(call, asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    }

    /** Only once, and only for whoever began the login. */
    private void redeem(HttpExchange call) throws IOException {
        var given = parameters(new String(call.getRequestBody().readAllBytes(), UTF_8));
        var asked = codes.remove(given.getOrDefault("code", ""));
        if (asked == null || !challenge(given.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
            call.sendResponseHeaders(400, -1);
            call.close();
            return;
        }
        var identity = visitor.with("aud", CLIENT);
        json(call, Map.of("token_type", "Bearer", "expires_in", 3600, "access_token", visitor.text(), "id_token",
                (asked.containsKey("nonce") ? identity.with("nonce", asked.get("nonce")) : identity).text()));
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(HttpExchange call) {
        return parameters(call.getRequestURI().getRawQuery());
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&", -1)).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void json(HttpExchange call, Map<String, Object> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private static void redirect(HttpExchange call, String to) throws IOException {
        call.getResponseHeaders().add("Location", to);
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
