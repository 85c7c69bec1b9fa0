package dev.ordergateway.partner;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;

/** One connection to one order's stream, from its opening to its end. */
final class FeedConnection {

    /** How long the partner may be silent: until the head of the answer, without a comment ever, and since one came. */
    record Patience(Duration head, Duration maxQuiet, Duration deadAfter) {
    }

    private final Context context;
    private final Patience patience;
    private final Consumer<HttpClientResponse> refused;
    private final SilenceWatch watch;
    private final SseParser parser = new SseParser();
    private final Promise<HttpClientRequest> request = Promise.promise();
    private final Promise<HttpClientResponse> head = Promise.promise();

    // used by the event loop alone
    private boolean isAlive;
    private boolean isClosed;

    // written by the event loop
    private volatile @Nullable FeedFailure ended;

    /**
     * Lives on an event loop of its own choice: who opens many from one thread must not load one loop with all.
     *
     * @param refused is told of an answer that is no stream
     */
    FeedConnection(Vertx vertx, Patience patience, Consumer<HttpClientResponse> refused) {
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.patience = patience;
        this.refused = refused;
        this.watch = new SilenceWatch(vertx, this::tooSilent);
    }

    /** Connects, and gives what arrives; to be subscribed to once. Whatever ends it closes the connection. */
    Multi<FeedEvent> open(HttpClient client, Supplier<RequestOptions> target) {
        return Uni.createFrom().<HttpClientResponse> emitter(emitter -> {
            head.future().onSuccess(emitter::complete).onFailure(failure -> {
                if (isListened()) {
                    emitter.fail(failure);
                }
            });
            context.runOnContext(_ -> connect(client, target));
        })
                .onItem().transformToMulti(this::accepted)
                .onFailure().transform(this::failure)
                .onTermination().invoke(() -> context.runOnContext(_ -> close()));
    }

    private void connect(HttpClient client, Supplier<RequestOptions> target) {
        watch.waiting();
        watch.allow(patience.head);
        try {
            client.request(target.get()).onComplete(request);
        } catch (RuntimeException e) {
            request.tryFail(e); // the client is closed because the application ends, or the address is none
        }
        request.future()
                .compose(this::send)
                // paused: the body must not pass before somebody asks for it
                .map(response -> response.pause().exceptionHandler(FeedConnection::ignore))
                .onSuccess(head::tryComplete)
                .onFailure(head::tryFail);
    }

    private Future<HttpClientResponse> send(HttpClientRequest ready) {
        ready.exceptionHandler(FeedConnection::ignore).connection().exceptionHandler(FeedConnection::ignore);
        if (isClosed) {
            // a reset would give the unused connection back to the pool
            ready.connection().close();
            return Future.failedFuture("closed while connecting");
        }
        return ready.send();
    }

    /** Every failure also comes by way of a future or the body; one that nobody handles would be logged as an error. */
    private static void ignore(Throwable failure) {
    }

    private static void ignoreFailuresOf(HttpClientResponse response) {
        try {
            response.exceptionHandler(FeedConnection::ignore);
        } catch (IllegalStateException _) {
            // it has come to its end, and cannot fail any more
        }
    }

    private Multi<FeedEvent> accepted(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            refused.accept(response);
            return Multi.createFrom().failure(FeedFailure.status(response.statusCode()));
        }
        if (!isEventStream(response.getHeader("Content-Type"))) {
            return Multi.createFrom().failure(FeedFailure.of(FeedFailure.Reason.CONTENT_TYPE));
        }
        watch.heard();
        watch.allow(patience.maxQuiet);
        var body = MultiHelper.toMulti(response)
                .onRequest().invoke(watch::waiting)
                .onItem().transformToMultiAndConcatenate(this::read);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(new FeedEvent.Opened()), body);
    }

    private static boolean isEventStream(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("text/event-stream");
    }

    private Multi<FeedEvent> read(Buffer bytes) {
        watch.heard();
        var items = parser.parse(bytes.getBytes());
        if (!isAlive && items.contains(new SseItem.Comment())) {
            isAlive = true;
            watch.allow(patience.deadAfter);
        }
        return Multi.createFrom().iterable(items).onItem().transformToMultiAndConcatenate(FeedConnection::event);
    }

    private static Multi<FeedEvent> event(SseItem item) {
        return switch (item) {
            case SseItem.Event event -> Multi.createFrom().optional(FeedReader.read(event));
            case SseItem.Comment() -> Multi.createFrom().empty();
            case SseItem.TooLong() -> Multi.createFrom().failure(FeedFailure.of(FeedFailure.Reason.TOO_LONG));
        };
    }

    private void tooSilent() {
        boolean isConnected = request.future().succeeded();
        ended = FeedFailure.of(isConnected ? FeedFailure.Reason.SILENT : FeedFailure.Reason.CONNECT);
        head.tryFail(ended);
        close();
    }

    private FeedFailure failure(Throwable failure) {
        return switch (failure) {
            case FeedFailure known -> known;
            case Throwable _ when ended != null -> ended;
            case Throwable _ when request.future().succeeded() -> FeedFailure.of(FeedFailure.Reason.RESET);
            default -> FeedFailure.of(FeedFailure.Reason.CONNECT);
        };
    }

    /** Not after we closed it because nobody listens any more: that is no failure, and nobody could be told. */
    private boolean isListened() {
        return !isClosed || ended != null;
    }

    /** Closes this connection and no other, at once or as soon as it is made. One that has ended is left alone. */
    private void close() {
        isClosed = true;
        watch.stop();
        if (!isListened() && head.future().succeeded()) {
            ignoreFailuresOf(head.future().result());
        }
        if (request.future().succeeded()) {
            request.future().result().reset();
        }
    }
}
