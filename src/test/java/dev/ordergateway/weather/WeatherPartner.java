package dev.ordergateway.weather;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.support.PartnerStub.Request;
import dev.ordergateway.weather.Climate.Route;

/** A partner whose orders live their lives whatever becomes of those who ask, and that can fail them in every way. */
final class WeatherPartner implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 4096;
    private static final double COMMENTED = 0.8;

    private final Season season;
    private final RandomGenerator random;
    private final PartnerBooks books = new PartnerBooks();
    private final Climate climate;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final int port = Ports.free();
    private volatile ServerSocket server = bound();

    WeatherPartner(Season season, RandomGenerator random) {
        this.season = season;
        this.random = random;
        this.climate = new Climate(random);
        Thread.ofPlatform().daemon().start(this::accept);
    }

    String url() {
        return "http://localhost:" + port;
    }

    PartnerBooks books() {
        return books;
    }

    Climate climate() {
        return climate;
    }

    /** Nobody listens any more, and who was connected is not. */
    void shut() throws IOException {
        server.close();
        cutAll();
    }

    void open() {
        server = bound();
        Thread.ofPlatform().daemon().start(this::accept);
    }

    void cutStreams() {
        books.orders().forEach(TrueOrder::cutStreams);
    }

    /** Every stream that is open now is dead from now on, without a sign. */
    void killStreams() {
        books.orders().forEach(TrueOrder::killStreams);
    }

    private ServerSocket bound() {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        var accepting = server;
        try {
            while (true) {
                var wire = new Wire(accepting.accept());
                wires.add(wire);
                var since = Instant.now();
                Thread.ofVirtual().start(() -> serve(wire, since));
            }
        } catch (IOException _) {
            // shut
        }
    }

    private void serve(Wire wire, Instant since) {
        try (wire) {
            var request = wire.read();
            // create calls come when callers want them to
            if (request == null || !request.method().equals("POST")) {
                books.noteConnection(since, request != null && request.path().endsWith("/subscribe"));
            }
            for (; request != null; request = wire.read()) {
                answer(request, wire);
            }
        } catch (IOException _) {
            // the other side is gone
        } finally {
            wires.remove(wire);
        }
    }

    private void answer(Request request, Wire wire) throws IOException {
        if (request.method().equals("POST")) {
            create(JSON.readTree(request.body()).at("/user/email").textValue(), wire);
            return;
        }
        // replica, version, orders, id and perhaps subscribe
        var path = request.path().split("/", -1);
        var route = path.length == 6 ? Route.SUBSCRIBE : Route.READ;
        var trouble = climate.on(route);
        var order = books.order(path[4]);
        if (trouble != null) {
            trouble.befall(wire);
        } else if (order == null) {
            wire.answer(404, "{\"message\":\"no such order\"}");
        } else if (route == Route.READ) {
            wire.answer(200, order.document());
        } else {
            stream(order, path[1], wire);
        }
    }

    private void create(String email, Wire wire) throws IOException {
        var trouble = climate.on(Route.CREATE);
        if (trouble == null) {
            wire.answer(201, created(email).document());
            return;
        }
        books.noteFailed(email);
        if (trouble.isAmbiguous() && climate.lot()) {
            created(email);
        }
        trouble.befall(wire);
    }

    private synchronized TrueOrder created(String email) {
        var order = new TrueOrder(email, random.nextBoolean(), random.nextDouble() < COMMENTED, Season.SILENCE,
                books::noteTold);
        books.add(order);
        Fate.draw(random, season.longestStay()).befall(order, clock);
        return order;
    }

    private static void stream(TrueOrder order, String replica, Wire wire) {
        var stream = order.open(replica, wire);
        Thread.ofVirtual().start(() -> {
            try (wire) {
                stream.run();
            } catch (IOException | InterruptedException _) {
                // the other side is gone
            }
        });
    }

    private void cutAll() {
        for (var wire : wires) {
            try {
                wire.reset();
            } catch (IOException _) {
                // closed already
            }
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        shut();
    }
}
