package dev.ordergateway.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.nayuki.qrcodegen.QrCode;

class QrPathTest {

    private static final String URI = "solana:SAMPLEaddress?amount=101.48&spl-token=SAMPLEtoken";
    private static final Pattern RUN = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1h-\\3z");
    private static final int QUIET_ZONE = 4;

    private record Module(int x, int y) {
    }

    @Test
    void thePathDrawsTheDarkModulesWithinAQuietZone() {
        var code = QrCode.encodeText(URI, QrCode.Ecc.MEDIUM);

        var qr = requireNonNull(QrPath.of(URI));

        var dark = new HashSet<Module>();
        for (int x = 0; x < code.size; x++) {
            for (int y = 0; y < code.size; y++) {
                if (code.getModule(x, y)) {
                    dark.add(new Module(x + QUIET_ZONE, y + QUIET_ZONE));
                }
            }
        }
        assertThat(drawnBy(qr.path())).isEqualTo(dark);
        assertThat(qr.size()).isEqualTo(code.size + 2 * QUIET_ZONE);
    }

    @Test
    void whatIsTooLongHasNoCode() {
        assertThat(QrPath.of("x".repeat(5_000))).isNull();
    }

    private static Set<Module> drawnBy(String path) {
        assertThat(RUN.matcher(path).replaceAll("")).as("nothing else is drawn").isEmpty();
        var drawn = new HashSet<Module>();
        RUN.matcher(path).results().forEach(run -> {
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                drawn.add(new Module(Integer.parseInt(run.group(1)) + i, Integer.parseInt(run.group(2))));
            }
        });
        return drawn;
    }
}
