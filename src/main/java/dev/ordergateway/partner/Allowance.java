package dev.ordergateway.partner;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

/** Which calls of one kind may leave: no more than our own budget, and none while the partner wants to be left alone. */
final class Allowance {

    private static final Duration USUAL_REST = Duration.ofSeconds(5);

    private final GuardedCalls calls;
    private final Clock clock;
    private final Budget budget;
    private final Restraint restraint = new Restraint(USUAL_REST);

    Allowance(GuardedCalls calls, int most, Duration period, Clock clock) {
        this.calls = calls;
        this.clock = clock;
        this.budget = new Budget(most, period);
    }

    /** Makes the call, or fails with {@link PartnerFailure} without having made it. */
    <T> Uni<T> call(Supplier<Uni<Response>> call, Function<Response, T> read) {
        return Uni.createFrom().deferred(() -> {
            var now = clock.instant();
            restraint.check(now);
            budget.check(now);
            return calls.call(() -> attempt(call), read);
        });
    }

    /** Only what leaves is counted, and each time that it leaves; what comes back is heard although nobody waits for it. */
    private Uni<Response> attempt(Supplier<Uni<Response>> call) {
        budget.spend(clock.instant());
        return call.get().invoke(answer -> restraint.heed(answer, clock.instant()));
    }
}
