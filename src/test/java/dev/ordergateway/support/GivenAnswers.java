package dev.ordergateway.support;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

import dev.ordergateway.support.Description.Operation;
import dev.ordergateway.support.RawConnection.Answer;

/** How often each operation that is described answered a request that is HTTP, and with which status. */
public final class GivenAnswers {

    private final Description description;
    private final ConcurrentMap<String, List<Operation>> operations = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> given = new ConcurrentSkipListMap<>();

    public GivenAnswers(Description description) {
        this.description = description;
    }

    /** A method that is not described is answered by all operations of the path. */
    public void note(RawRequest request, Answer answer) {
        if (request.isWellFormed()) {
            var all = operations.computeIfAbsent(request.target().split("\\?", 2)[0], description::operationsAt);
            var asked = all.stream().filter(operation -> operation.method().equals(request.method())).toList();
            (asked.isEmpty() ? all : asked)
                    .forEach(operation -> given.merge(operation + " " + answer.status(), 1, Integer::sum));
        }
    }

    /** The described answers that were never given, each as {@code POST /api/orders 201}. */
    public Set<String> missing() {
        return description.operations().stream()
                .flatMap(operation -> operation.said().path("responses").propertyStream()
                        .map(answer -> operation + " " + answer.getKey()))
                .filter(answer -> !given.containsKey(answer)).collect(Collectors.toSet());
    }

    public Map<String, Integer> counts() {
        return given;
    }
}
