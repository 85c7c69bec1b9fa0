package dev.ordergateway.problem;

import java.time.Duration;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.access.AccessFailure;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.partner.Refusals;
import dev.ordergateway.store.StoreFailure;

/** Turns every failure into a problem document. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration AGREEMENT = Duration.ofMinutes(1);

    @ServerExceptionMapper
    RestResponse<Problem> order(OrderFailure failure) {
        return switch (failure) {
            case OrderFailure.Invalid invalid ->
                answer(Problem.of(ProblemCode.INVALID_REQUEST, "See errors.").withErrors(invalid.errors())).build();
            case OrderFailure.InvalidFilter invalid ->
                answer(Problem.of(ProblemCode.INVALID_FILTER, "See errors.").withErrors(invalid.errors())).build();
            case OrderFailure.TooLarge _ -> answer(Problem.payloadTooLarge()).build();
            case OrderFailure.InvalidCursor invalid ->
                answer(Problem.of(ProblemCode.INVALID_CURSOR, "See errors.").withErrors(invalid.errors())).build();
            case OrderFailure.Refused refused -> refused(refused);
            case OrderFailure.NotPlaced notPlaced -> retryLater(
                    Problem.of(ProblemCode.PARTNER_UNAVAILABLE, "The order was not placed; the same key places it later.")
                            .about(notPlaced.order()),
                    notPlaced.retryAfter());
            case OrderFailure.VersionNotNamed _ -> answer(ProblemCode.PRECONDITION_REQUIRED, null).build();
            case OrderFailure.NothingToAsk _ -> answer(ProblemCode.NOTHING_TO_ASK, null).build();
            case OrderFailure.UnknownPartnerOrder _ -> answer(ProblemCode.PARTNER_ORDER_UNKNOWN, null).build();
            case OrderFailure.NotResolvable refused -> notResolvable(refused);
        };
    }

    private static RestResponse<Problem> notResolvable(OrderFailure.NotResolvable refused) {
        return switch (refused.reason()) {
            case NOT_AGREED -> retryLater(Problem.of(ProblemCode.NOT_AGREED,
                    "The partner's state was noted; it can be adopted when it is the same a minute later."), AGREEMENT);
            case STALE -> answer(ProblemCode.PRECONDITION_FAILED, "The order changed while the partner was asked.").build();
            default -> answer(ProblemCode.NOT_RESOLVABLE, null).build();
        };
    }

    @ServerExceptionMapper
    RestResponse<Problem> access(AccessFailure failure) {
        var told = AccessProblems.of(failure);
        var answer = answer(told.problem());
        told.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> store(StoreFailure failure) {
        return switch (failure) {
            case StoreFailure.NotFound _ -> answer(ProblemCode.NOT_FOUND, "No such order.").build();
            case StoreFailure.KeyReused _ -> answer(ProblemCode.IDEMPOTENCY_KEY_REUSED, null).build();
            case StoreFailure.ReferenceTaken taken ->
                answer(Problem.of(ProblemCode.CLIENT_REFERENCE_TAKEN, null).heldBy(taken.holder())).build();
            case StoreFailure.VersionConflict _ -> answer(ProblemCode.PRECONDITION_FAILED, null).build();
            case StoreFailure.PartnerOrderTaken taken ->
                answer(Problem.of(ProblemCode.PARTNER_ORDER_TAKEN, null).heldBy(taken.holder())).build();
            case StoreFailure.OpenOrders open ->
                answer(Problem.of(ProblemCode.OPEN_ORDERS, "With force they are erased all the same.")
                        .inTheWay(open.orders())).build();
            case StoreFailure.CursorExpired expired ->
                answer(Problem.of(ProblemCode.CURSOR_EXPIRED, "The events after earliest_cursor are kept.")
                        .keptFrom(expired.earliest())).build();
            case StoreFailure.NoCode none -> noCode(none);
            case StoreFailure.AuditRunning _ ->
                retryLater(Problem.of(ProblemCode.RATE_LIMITED, "Another audit is under way on this replica."), SOON);
            case StoreFailure.QueryTooBroad _ -> answer(Problem.queryTooBroad()).build();
            case StoreFailure.Unavailable unavailable -> {
                LOG.error("the order store failed", unavailable.getCause());
                yield retryLater(Problem.of(ProblemCode.STORE_UNAVAILABLE, null), SOON);
            }
        };
    }

    private static RestResponse<Problem> noCode(StoreFailure.NoCode none) {
        return switch (none.why()) {
            case NEVER_HAD_ONE -> answer(ProblemCode.NO_CODE, null).build();
            case NOT_DELIVERED -> answer(ProblemCode.NOT_DELIVERED, null).build();
            case ERASED -> answer(ProblemCode.ERASED, null).build();
            case UNREADABLE -> retryLater(
                    Problem.of(ProblemCode.CODE_UNREADABLE,
                            "A look at the partner (reconcile) brings it back. If not, the log names the key it needs."),
                    SOON);
        };
    }

    @ServerExceptionMapper
    RestResponse<Problem> partner(PartnerFailure failure) {
        return switch (failure) {
            case PartnerFailure.NotFound _ -> answer(ProblemCode.NOT_FOUND, "The partner does not know it.").build();
            case PartnerFailure.Unaskable unaskable -> answer(
                    Problem.of(ProblemCode.INVALID_REQUEST, "See errors.").withErrors(unaskable.errors())).build();
            case PartnerFailure.Refused refused -> answer(Problem.of(ProblemCode.INVALID_REQUEST,
                    "The partner refused the question.").withPartnerCode(refused.code())).build();
            case PartnerFailure.OverBudget spent -> retryLater(
                    Problem.of(ProblemCode.RATE_LIMITED, "The budget for calls to the partner is spent."),
                    spent.retryAfter());
            case PartnerFailure.TimedOut _ -> answer(ProblemCode.PARTNER_TIMEOUT, null).build();
            case PartnerFailure.BadAnswer _ -> answer(ProblemCode.PARTNER_BAD_ANSWER, null).build();
            case PartnerFailure.Unavailable unavailable ->
                retryLater(Problem.of(ProblemCode.PARTNER_UNAVAILABLE, null),
                        unavailable.retryAfter() == null ? SOON : unavailable.retryAfter());
        };
    }

    /** What the framework refuses by itself, and its answers that are no failures. */
    @ServerExceptionMapper
    Response framework(WebApplicationException exception) {
        var original = exception.getResponse();
        if (original.getStatusInfo().getFamily() != Family.CLIENT_ERROR) {
            return original.getStatus() < 400 ? original : unexpected(exception).toResponse();
        }
        return answer(Problem.ofStatus(original.getStatus())).build().toResponse();
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable failure) {
        LOG.error("a request failed unexpectedly", failure);
        return answer(ProblemCode.INTERNAL_ERROR, null).build();
    }

    private static RestResponse<Problem> refused(OrderFailure.Refused refused) {
        var answer = answer(Problem.of(ProblemCode.ORDER_REFUSED, null).about(refused.order())
                .withPartnerCode(refused.partnerCode()).retryableIf(Refusals.isForNow(refused.partnerCode())));
        if (refused.isReplayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }

    private static RestResponse<Problem> retryLater(Problem problem, Duration after) {
        return answer(problem).header(HttpHeaders.RETRY_AFTER, Math.max(1, after.plusMillis(999).toSeconds())).build();
    }

    private static ResponseBuilder<Problem> answer(ProblemCode code, @Nullable String detail) {
        return answer(Problem.of(code, detail));
    }

    private static ResponseBuilder<Problem> answer(Problem problem) {
        return ResponseBuilder.<Problem> create(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
    }
}
