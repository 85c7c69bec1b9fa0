package dev.ordergateway.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.ordergateway.partner.CatalogQuestion;
import dev.ordergateway.partner.CatalogRoute;
import dev.ordergateway.partner.PartnerCatalog;
import dev.ordergateway.partner.PartnerFailure;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/**
 * The partner's catalogue with what is remembered of it. However many ask the same at once, the partner is asked once; when
 * it gives no new answer, the last good one is shown for a day.
 */
// the cache loads the one of its forms that fits by name, and the platform does not know of this one
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMW")
@ApplicationScoped
class Catalog {

    /** While the partner is in trouble, each answer is asked for anew no more often than that. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** What a copy takes beside its body and the text of its question. */
    private static final int OVERHEAD = 1000;

    private final PartnerCatalog partner;
    private final CatalogConfig config;
    private final Clock clock;
    private final AsyncCache<CatalogQuestion, Copy> copies;

    Catalog(PartnerCatalog partner, CatalogConfig config, Clock clock) {
        this.partner = partner;
        this.config = config;
        this.clock = clock;
        this.copies = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher(Catalog::weight)
                .buildAsync();
    }

    /** The answer to a question; fails with {@link PartnerFailure} only. */
    Uni<Copy> answer(CatalogQuestion question) {
        return question.isPersonal() ? asked(question) : Uni.createFrom().deferred(() -> renewal(question).shown());
    }

    /** Nothing but renewals is ever put there. What is good is found without the lock that a change takes. */
    private Renewal renewal(CatalogQuestion question) {
        var known = copies.getIfPresent(question);
        return (Renewal) (known != null && isGood(known) ? known
                : copies.asMap().compute(question, (_, one) -> one != null && isGood(one) ? one : renewed(question, one)));
    }

    /** A call under way is as good as its answer. */
    private boolean isGood(CompletableFuture<Copy> known) {
        var copy = present(known);
        return copy == null ? !known.isDone() : copy.isGoodAt(clock.instant());
    }

    private Renewal renewed(CatalogQuestion question, @Nullable CompletableFuture<Copy> known) {
        var last = showable(question, present(known));
        var renewal = new Renewal(last);
        var next = last == null ? asked(question) : askedOr(last, question);
        next.subscribe().with(renewal::complete, renewal::completeExceptionally);
        return renewal;
    }

    private @Nullable Copy showable(CatalogQuestion question, @Nullable Copy last) {
        return last != null && question.route() != CatalogRoute.PRICE
                && last.ageAt(clock.instant()).compareTo(config.stale()) < 0 ? last : null;
    }

    private Uni<Copy> askedOr(Copy last, CatalogQuestion question) {
        return asked(question)
                .onFailure(failure -> !(failure instanceof PartnerFailure.Refused))
                .recoverWithItem(() -> last.until(clock.instant().plus(PAUSE)));
    }

    private Uni<Copy> asked(CatalogQuestion question) {
        return partner.ask(question).map(body -> Copy.of(body, clock.instant(), fresh(question.route())));
    }

    private Duration fresh(CatalogRoute route) {
        var fresh = config.fresh();
        return switch (route) {
            case PAYMENT_VIAS -> fresh.paymentVias();
            case BRANDS -> fresh.brands();
            case HOMEPAGE -> fresh.homepage();
            case PRODUCTS -> fresh.products();
            case PRICE -> fresh.price();
        };
    }

    private static @Nullable Copy present(@Nullable CompletableFuture<Copy> known) {
        return known == null || known.isCompletedExceptionally() ? null : known.getNow(null);
    }

    private static int weight(CatalogQuestion question, Copy copy) {
        return OVERHEAD + question.toString().length() + copy.body().length;
    }
}
