package dev.ordergateway.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A Chromium without a window and with a profile of its own. */
public final class Browser implements AutoCloseable {

    /** Kept, so that its level is. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    /** Fails where there is no Chromium: what nobody looked at has not passed. */
    public Browser() {
        // it warns of each Chromium whose debugging protocol it has no classes for; nothing here speaks that
        SELENIUM.setLevel(Level.SEVERE);
        var options = new ChromeOptions();
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

    /** The same for a body that hands its value to its last argument, sooner or later. */
    public @Nullable Object await(String body, Object... arguments) {
        return driver.executeAsyncScript(body, arguments);
    }

    /** For what people do with a page. */
    public WebDriver driver() {
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
