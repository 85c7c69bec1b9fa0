package dev.ordergateway.benchmark;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * Pages of the history over HTTP against pgbench with the very statement that the gateway sends, by turns, on one database.
 * Needs the packaged application ({@code ./mvnw package -DskipTests}) and pgbench.
 */
class HistoryPagesBenchmark {

    private static final String PAGE = "/api/orders?status=WaitingForPayment";
    private static final int ORDERS = 100_000;
    private static final int PAIRS = 5;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = 8;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Path script = Path.of("target/page.sql");

    @Test
    void pagesOfTheHistory() throws Exception {
        try (var partner = new ManyStreamsPartner(); var orders = new ManyOrders(partner)) {
            orders.seed(ORDERS);
            try (var gateway = orders.startIdle()) {
                var url = gateway.application().url();
                Files.writeString(script, statement(orders, url) + ";\n");
                pages(url, WARM_UP_SECONDS);
                System.out.printf("%d orders, pages of 20, %d connections, %d s each%n", ORDERS, CONNECTIONS, SECONDS);
                System.out.println("pages/s: gateway pgbench ratio");
                var ratios = new ArrayList<Double>();
                for (int i = 0; i < PAIRS; i++) {
                    double pages = pages(url, SECONDS);
                    double bare = pgbench(orders, SECONDS);
                    ratios.add(pages / bare);
                    System.out.printf("%8.0f %8.0f %6.2f%n", pages, bare, pages / bare);
                }
                System.out.printf("median of the ratios: %.2f%n", ratios.stream().sorted().toList().get(PAIRS / 2));
            }
        }
    }

    /** As the database saw it, with the value in its place. */
    private static String statement(ManyOrders orders, String url) throws Exception {
        orders.count(true);
        given().get(url + PAGE).then().statusCode(200);
        orders.count(false);
        return orders.lastStatement("from orders o where o.status").replace("$1", "'WaitingForPayment'");
    }

    private static double pages(String url, int seconds) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return number(new ProcessBuilder(java, "-cp", "target/test-classes", Readers.class.getName(),
                Integer.toString(URI.create(url).getPort()), PAGE, Integer.toString(CONNECTIONS),
                Integer.toString(seconds)), Pattern.compile("(\\d+)")) / seconds;
    }

    private double pgbench(ManyOrders orders, int seconds) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "extended", "-c", Integer.toString(CONNECTIONS), "-j", "2",
                "-T", Integer.toString(seconds), "-f", script.toString()));
        command.add(orders.databaseUrl());
        return number(new ProcessBuilder(command), RATE);
    }

    private static double number(ProcessBuilder program, Pattern pattern) throws IOException, InterruptedException {
        var started = program.redirectErrorStream(true).start();
        var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (started.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(found.group(1));
    }
}
