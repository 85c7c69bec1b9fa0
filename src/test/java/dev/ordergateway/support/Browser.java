package dev.ordergateway.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import javax.naming.OperationNotSupportedException;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;

/** A Chromium without a window, with a profile and a folder for downloads of its own. */
public final class Browser implements AutoCloseable {

    /** Kept, so that its level is. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final String AXE = axe();

    private final Path downloads;
    private final ChromeDriver driver;

    /** Fails where there is no Chromium: what nobody looked at has not passed. */
    public Browser() {
        // it warns of each Chromium whose debugging protocol it has no classes for; nothing here speaks that
        SELENIUM.setLevel(Level.SEVERE);
        downloads = folder();
        var options = new ChromeOptions();
        options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
        options.setBinary(find("chromium", "chromium-browser", "google-chrome"));
        // without a sandbox it runs as root too; it opens nothing but the tests' own pages
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(find("chromedriver")).build(),
                options);
    }

    public void open(String url) {
        driver.get(url);
    }

    /** The value that a function with this body returns in the page. */
    public @Nullable Object run(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /** What keeps people out of the page as it stands, by the rules of axe; none when there is nothing. */
    public List<String> seriousFaults() {
        run(AXE);
        var faults = (List<?>) Objects.requireNonNull(run("""
                return axe.run(document).then(found => found.violations
                  .filter(rule => ['serious', 'critical'].includes(rule.impact))
                  .map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' ')))"""));
        return faults.stream().map(String::valueOf).toList();
    }

    /** As on a screen of that width, in CSS pixels, by day or by night. */
    public void look(int width, String colours) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** What was downloaded under that name; fails as long as it is not whole. */
    public String downloaded(String name) {
        try {
            return Files.readString(downloads.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String axe() {
        try {
            return new EmbeddedResourceAxeProvider().getScript();
        } catch (IOException | OperationNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("downloads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For what people do with a page. */
    public ChromeDriver driver() {
        return driver;
    }

    private static File find(String... names) {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Stream.of(names).flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst().map(Path::toFile)
                .orElseThrow(
                        () -> new AssertionError("No " + names[0] + " on the PATH. Tests in a browser need Chromium and its"
                                + " driver, such as Debian's packages: apt-get install chromium chromium-driver"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
