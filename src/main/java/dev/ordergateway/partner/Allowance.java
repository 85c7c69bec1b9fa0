package dev.ordergateway.partner;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

/** Which calls of one kind may leave: no more than our own budget, and none while the partner wants to be left alone. */
final class Allowance {

    private final Clock clock;
    private final Budget budget;
    private final Restraint restraint = new Restraint();

    Allowance(int calls, Duration period, Clock clock) {
        this.clock = clock;
        this.budget = new Budget(calls, period);
    }

    /** Makes the call, or fails with {@link PartnerFailure} without having made it. */
    Uni<Response> call(Supplier<Uni<Response>> call) {
        return Uni.createFrom().deferred(() -> allowed(call))
                .invoke(answer -> restraint.heed(answer, clock.instant()));
    }

    private Uni<Response> allowed(Supplier<Uni<Response>> call) {
        var now = clock.instant();
        restraint.check(now);
        budget.spend(now);
        return call.get();
    }
}
