package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.support.PartnerShows.partnerShows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;

/** Observations that surely wait for one another, because those before them cannot be stored yet. */
abstract class GatheringCalls extends StoreCalls {

    /** Of an order that waits for its payment, the line that its next change would have. */
    static final String THIRD_LINE = """
            insert into journal (order_id, seq, at, version, kind, source, verdict, count)
            values ('%s', 3, now(), 1, 'observation', 'poll', 'applied', 1)""";
    @Inject
    GroupCommit groupCommit;
    @Inject
    AgroalDataSource database;

    List<Order> attached(int orders) {
        return Stream.generate(this::attached).limit(orders).toList();
    }

    CompletableFuture<Observed> submit(OrderId id, Observation observation) {
        return groupCommit.observe(id, observation).subscribeAsCompletionStage();
    }

    List<CompletableFuture<Observed>> submitAll(List<Order> orders, Observation observation) {
        return orders.stream().map(order -> submit(order.id(), observation)).toList();
    }

    static Observed answer(CompletableFuture<Observed> submitted) {
        return await(Uni.createFrom().completionStage(submitted));
    }

    /** What is submitted meanwhile goes together, as far as it is of different orders. */
    <T> T gathered(Supplier<T> submitting) throws SQLException {
        var plugs = attached(GroupCommit.BATCHES_AT_ONCE);
        var lines = plugs.stream().map(plug -> THIRD_LINE.formatted(plug.id())).toArray(String[]::new);
        try (var connection = uncommitted(lines)) {
            var plugged = submitAll(plugs, partnerShows(WAITING_FOR_DELIVERY).inAMessage());
            var submitted = submitting.get();
            connection.rollback();
            plugged.forEach(GatheringCalls::answer);
            return submitted;
        }
    }

    /** What the statements did stands in the way of others until the connection is rolled back. */
    Connection uncommitted(String... sql) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var each : sql) {
                statement.execute(each);
            }
        }
        return connection;
    }
}
