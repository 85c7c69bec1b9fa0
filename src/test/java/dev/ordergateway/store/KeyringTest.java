package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.store.Keyring.Sealed;
import io.quarkus.runtime.configuration.ConfigurationException;

class KeyringTest {

    private static final String OLD = key("old", 1);
    private static final String NEW = key("new", 2);

    private final Keyring keyring = new Keyring(OLD);

    private static String key(String id, int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return id + ':' + Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void whatWasSealedOpensAndReadsAsNothingMeanwhile() {
        var sealed = keyring.seal("SAMPLE-0000", "order/1");

        assertThat(keyring.open(sealed, "order/1")).contains("SAMPLE-0000");
        assertThat(new String(Base64.getDecoder().decode(sealed.text()), StandardCharsets.ISO_8859_1))
                .doesNotContain("SAMPLE");
        assertThat(keyring.seal("SAMPLE-0000", "order/1")).isNotEqualTo(sealed);
    }

    @Test
    void opensNowhereElseAndNotWhenTamperedWith() {
        var sealed = keyring.seal("SAMPLE-0000", "order/1");
        var tampered = Base64.getDecoder().decode(sealed.text());
        tampered[tampered.length - 1] ^= 1;
        var damaged = new Sealed("old", Base64.getEncoder().encodeToString(tampered));

        assertThatThrownBy(() -> keyring.open(sealed, "order/2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keyring.open(damaged, "order/1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void firstKeyEncryptsAndAllDecrypt() {
        var before = keyring.seal("SAMPLE-0000", "order/1");
        var rotated = new Keyring(NEW + ", " + OLD);

        assertThat(rotated.open(before, "order/1")).contains("SAMPLE-0000");
        assertThat(rotated.seal("SAMPLE-0000", "order/1").keyId()).isEqualTo("new");
        assertThat(new Keyring(NEW).open(before, "order/1")).as("its key is gone").isEmpty();
    }

    @Test
    void whatWasHashedWithAnOldKeyIsStillFound() {
        var rotated = new Keyring(NEW + "," + OLD);

        assertThat(rotated.hashes("email", "a@example.com")).contains(keyring.hash("email", "a@example.com"),
                rotated.hash("email", "a@example.com"));
        assertThat(keyring.hash("email", "a@example.com")).isNotEqualTo(rotated.hash("email", "a@example.com"))
                .isNotEqualTo(keyring.hash("partner order", "a@example.com")).doesNotContain("example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | id:base64
            k1              | id:base64
            k 1:AAAA        | id:base64
            k1:not base64   | not base64
            k1:c2hvcnQ=     | 5 bytes instead of 32
            """)
    void unusableKeysAreReportedWithoutBeingShown(String keys, String why) {
        assertThatThrownBy(() -> new Keyring(keys)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secrets.keys").hasMessageContaining(why).hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void oneIdForTwoKeysIsRefused() {
        assertThatThrownBy(() -> new Keyring(OLD + "," + key("old", 3))).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("two keys have the id old");
    }
}
