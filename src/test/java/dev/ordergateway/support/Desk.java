package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** What an operator does on the console in a browser. */
public final class Desk {

    private static final int MOST_TABS = 100;

    private final Browser browser;
    private final String url;

    /** @param url of the gateway */
    public Desk(Browser browser, String url) {
        this.browser = browser;
        this.url = url;
    }

    public void open(String path) {
        browser.open(url + path);
    }

    public String path() {
        return browser.driver().getCurrentUrl().substring(url.length());
    }

    /** The only element of that kind, once it can be seen. */
    public WebElement the(String selector) {
        return from(selector, element -> element);
    }

    public List<WebElement> all(String selector) {
        return browser.driver().findElements(By.cssSelector(selector));
    }

    public void click(String selector) {
        from(selector, element -> {
            element.click();
            return element;
        });
    }

    public void write(String selector, String text) {
        from(selector, field -> {
            field.clear();
            field.sendKeys(text);
            return field;
        });
    }

    public String text(String selector) {
        return from(selector, WebElement::getText);
    }

    /** Of all elements of that kind, as they stand at one moment. */
    public List<String> texts(String selector) {
        return ((List<?>) Objects.requireNonNull(browser.run(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText)", selector)))
                .stream().map(String::valueOf).toList();
    }

    /** Once more with a new one when the page has put another in its place meanwhile. */
    private <T> T from(String selector, Function<WebElement, T> act) {
        var result = new AtomicReference<T>();
        eventually(() -> {
            try {
                var all = all(selector);
                assertThat(all).as(selector).hasSize(1)
                        .allSatisfy(element -> assertThat(element.isDisplayed()).isTrue());
                result.set(act.apply(all.getFirst()));
            } catch (StaleElementReferenceException e) {
                throw new AssertionError(e);
            }
        });
        return result.get();
    }

    /** With the tabulator alone, as who has no mouse; fails when it does not lead there. */
    public void tabTo(String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            press(Keys.TAB);
            if (Boolean.TRUE.equals(browser.run("return document.activeElement.matches(arguments[0])", selector))) {
                return;
            }
        }
        throw new AssertionError("no way to " + selector + " by keyboard");
    }

    /** Keys, or text, to whatever has the focus. */
    public void press(CharSequence... keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }

    /** Remembered by the page until it is loaded anew. */
    public void markPage() {
        browser.run("window.isTheSame = true");
    }

    public boolean isPageTheSame() {
        return Boolean.TRUE.equals(browser.run("return window.isTheSame === true"));
    }

    /** Where the one order of the page stands, kept up to date by the page itself. */
    public void awaitStatus(String status) {
        eventually(() -> assertThat(all("#status[data-status=" + status + "]")).hasSize(1));
    }
}
