package dev.ordergateway.support;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Several who put malformed requests at the same time, each on one connection as long as it holds. */
public final class MalformedCallers {

    private static final int CALLERS = 8;

    private final MalformedRequests requests;
    private final GivenAnswers answers;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    public MalformedCallers(MalformedRequests requests, GivenAnswers answers) {
        this.requests = requests;
        this.answers = answers;
    }

    /** What was no good answer, once all requests below that number have been put which were not before. */
    public Queue<String> askUpTo(int end) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> askAll(end));
            }
        }
        return faults;
    }

    private void askAll(int end) {
        try (var connection = new RawConnection()) {
            for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                ask(number, requests.request(number), connection);
            }
        } catch (IOException | RuntimeException e) {
            faults.add("a caller gave up: " + e);
        }
    }

    private void ask(int number, RawRequest request, RawConnection connection) throws IOException {
        try {
            var answer = connection.ask(request);
            answers.note(request, answer);
            if (!GoodAnswers.isGood(request, answer)) {
                faults.add("%d: %s%n   -> %s".formatted(number, request, answer));
            }
        } catch (IOException e) {
            if (!isCutOff(request, e)) {
                faults.add("%d: %s%n   -> %s".formatted(number, request, e));
            }
            connection.close();
        }
    }

    /** The server does not wait for the end of what is no HTTP. */
    private static boolean isCutOff(RawRequest request, IOException failure) {
        return !request.isWellFormed() && (failure instanceof SocketException || failure instanceof EOFException);
    }
}
