package dev.ordergateway.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Encrypts what only some may read, and makes the keyed hashes by which it is found without being readable. */
@Singleton
class Keyring {

    /** Something encrypted, as base64 of nonce and ciphertext, and with which key. */
    record Sealed(String keyId, String text) {
    }

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** One key should do one thing, so the one for hashing is derived. */
    private record Key(SecretKeySpec encrypting, SecretKeySpec hashing) {

        static Key of(byte[] bytes) {
            return new Key(new SecretKeySpec(bytes, "AES"),
                    new SecretKeySpec(mac(new SecretKeySpec(bytes, HMAC), "lookup"), HMAC));
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Key> keys;
    private final String firstId;
    private final Key first;

    @Inject
    Keyring(SecretsConfig config) {
        this(config.keys());
    }

    /** Throws a {@link ConfigurationException} that says what is wrong with the keys and shows none of them. */
    Keyring(String keys) {
        this.keys = parse(keys);
        var entry = this.keys.entrySet().iterator().next();
        this.firstId = entry.getKey();
        this.first = entry.getValue();
    }

    /** @param context what it belongs to: it opens nowhere else */
    Sealed seal(String secret, String context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var encrypted = crypt(Cipher.ENCRYPT_MODE, first, nonce, context, secret.getBytes(StandardCharsets.UTF_8));
        var bytes = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, bytes, NONCE_BYTES, encrypted.length);
        return new Sealed(firstId, Base64.getEncoder().encodeToString(bytes));
    }

    /** Empty when its key is not configured any more. Throws when it was tampered with or belongs elsewhere. */
    Optional<String> open(Sealed sealed, String context) {
        return Optional.ofNullable(keys.get(sealed.keyId)).map(key -> {
            var bytes = decoded(sealed);
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            var encrypted = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
            return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, context, encrypted), StandardCharsets.UTF_8);
        });
    }

    /** What a value is stored under. */
    String hash(String kind, String value) {
        return hash(first, kind, value);
    }

    /** What a value may have been stored under, one for each key. */
    List<String> hashes(String kind, String value) {
        return keys.values().stream().map(key -> hash(key, kind, value)).toList();
    }

    private static String hash(Key key, String kind, String value) {
        return HexFormat.of().formatHex(mac(key.hashing, kind + ':' + value));
    }

    private static byte[] decoded(Sealed sealed) {
        try {
            var bytes = Base64.getDecoder().decode(sealed.text);
            if (bytes.length >= NONCE_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalStateException("a secret is not what was stored");
    }

    private static byte[] crypt(int mode, Key key, byte[] nonce, String context, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.encrypting, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be encrypted or decrypted", e);
        }
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static Map<String, Key> parse(String text) {
        var keys = new LinkedHashMap<String, Key>();
        for (var entry : text.split(",", -1)) {
            var parts = entry.strip().split(":", 2);
            if (parts.length < 2 || !KEY_ID.matcher(parts[0]).matches()) {
                throw invalid("each key is written id:base64, the id of letters, digits, _ and -");
            }
            if (keys.put(parts[0], Key.of(bytes(parts[1]))) != null) {
                throw invalid("two keys have the id " + parts[0]);
            }
        }
        return keys;
    }

    private static byte[] bytes(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            throw invalid("a key is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw invalid("a key has " + bytes.length + " bytes instead of " + KEY_BYTES);
        }
        return bytes;
    }

    private static ConfigurationException invalid(String why) {
        return new ConfigurationException("secrets.keys cannot be used: " + why);
    }
}
