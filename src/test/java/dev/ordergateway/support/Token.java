package dev.ordergateway.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.access.Role;

/** A JSON Web Token, good or not. Without a key it has no signature, and says so. */
public record Token(Map<String, Object> claims, String keyId, @Nullable PrivateKey key) {

    public static final String AUDIENCE = "order-gateway";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static Token of(String issuer, String subject, String keyId, PrivateKey key) {
        var now = Instant.now().getEpochSecond();
        return new Token(Map.of("iss", issuer, "sub", subject, "aud", AUDIENCE, "iat", now, "exp",
                now + Duration.ofHours(1).toSeconds()), keyId, key);
    }

    public Token with(String claim, Object value) {
        var more = new TreeMap<>(claims);
        more.put(claim, value);
        return new Token(more, keyId, key);
    }

    public Token with(Role... roles) {
        return with("groups", List.of(roles).stream().map(Role::label).toList());
    }

    public Token expired() {
        return with("iat", Instant.now().minus(Duration.ofHours(2)).getEpochSecond())
                .with("exp", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
    }

    public Token signedBy(PrivateKey other) {
        return new Token(claims, keyId, other);
    }

    public Token unsigned() {
        return new Token(claims, keyId, null);
    }

    /** As the header Authorization has it. */
    public String bearer() {
        return "Bearer " + text();
    }

    public String text() {
        var signed = part(Map.of("alg", key == null ? "none" : "RS256", "typ", "JWT", "kid", keyId)) + '.' + part(claims);
        return signed + '.' + (key == null ? "" : BASE64.encodeToString(signature(signed, key)));
    }

    private static byte[] signature(String signed, PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> json) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
