package dev.ordergateway.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A page of the console as it came, without a browser. */
public record ConsolePage(int status, Document html) {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    /** What the browser of somebody who is on the console says with every form. */
    public static RequestSpecification form() {
        return given().header("Sec-Fetch-Site", "same-origin").accept(BROWSER).redirects().follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    /** The page at a path that is encoded already. */
    public static ConsolePage open(String path) {
        return of(given().urlEncodingEnabled(false).accept(BROWSER).get(path));
    }

    public static ConsolePage ofOrder(String id) {
        var page = open("/console/orders/" + id);
        assertThat(page.status).isEqualTo(200);
        return page;
    }

    public static ConsolePage of(Response answer) {
        assertThat(answer.contentType()).startsWith("text/html");
        return new ConsolePage(answer.statusCode(), Jsoup.parse(answer.asString()));
    }

    public List<String> texts(String selector) {
        return html.select(selector).eachText();
    }

    public String text(String selector) {
        return only(selector).text();
    }

    /** The one element of that kind. */
    public Element only(String selector) {
        var found = html.select(selector);
        assertThat(found).as(selector).hasSize(1);
        return found.getFirst();
    }

    public boolean has(String selector) {
        return !html.select(selector).isEmpty();
    }

    /** Sends the form of an ask as it is on the page, with this written into its fields: name, value, name, value, … */
    public Response send(String ask, String... written) {
        var form = only("#ask-" + ask + " form");
        var request = form();
        form.select("input[type=hidden]").forEach(field -> request.formParam(field.attr("name"), field.attr("value")));
        for (int i = 0; i < written.length; i += 2) {
            assertThat(form.select("input[name=" + written[i] + "]")).as(written[i]).hasSize(1);
            request.formParam(written[i], written[i + 1]);
        }
        return request.post(form.attr("action"));
    }

    /** Of the orders that it lists, as it lists them. */
    public List<String> orderIds() {
        return texts("table.orders a.id");
    }
}
