package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.PLACEMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.PLACING;
import static dev.ordergateway.order.OrderStatus.REFUNDED;
import static dev.ordergateway.order.OrderStatus.REJECTED;
import static dev.ordergateway.order.OrderStatus.UNCONFIRMED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.Source.OPERATOR;
import static dev.ordergateway.order.Source.PLACEMENT;
import static dev.ordergateway.order.Source.STREAM;

import java.util.Set;

import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Outcome.Unchanged;

/** Decides what an observation means for one order; the only place where a status is decided. */
final class Judgement {

    private static final Set<OrderStatus> PAID = Set.of(WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE, REFUNDED);

    private final Order order;
    private final OrderStatus status;

    Judgement(Order order) {
        this.order = order;
        this.status = order.status();
    }

    Outcome of(Observation observation) {
        return switch (observation) {
            case Observation.Shown shown -> shown(shown);
            case Observation.Adopted adopted -> adopted(adopted);
            case Observation.Refused refused ->
                ended(refused, REJECTED, new Failure(Failure.ORDER_REFUSED, refused.partnerCode()));
            case Observation.NotCreated late when late.attempt() != order.memory().attempt() ->
                disregarded(late, Reason.STALE);
            case Observation.NotCreated notCreated ->
                ended(notCreated, PLACEMENT_FAILED, Failure.of(Failure.PARTNER_UNAVAILABLE));
            case Observation.OutcomeUnknown unknown -> unconfirmed(unknown);
            case Observation.DeclaredNotPlaced declared -> declared(declared);
            case Observation.TriedAgain again -> moved(edit().failure(null).memory(order.memory().askingAgain())
                    .payment(order.payment().withEstimatedDeadline(again.paymentDeadline())), PLACING, again);
            case Observation.Unreadable unreadable ->
                disregarded(edit().attention(Attention.MALFORMED_PARTNER_DATA), unreadable, Reason.MALFORMED);
            case Observation.NotFound notFound -> notFound(notFound);
            case Observation.TimePassed passed -> timePassed(passed);
            case Observation.Acknowledged acknowledged -> noted(edit().acknowledged(), acknowledged);
            case Observation.Erased erased -> noted(edit().erased(), erased);
        };
    }

    private Outcome shown(Observation.Shown shown) {
        if (isAnother(shown.source(), shown.order())) {
            return disregarded(shown, Reason.OTHER_ORDER);
        }
        var learned = edit().facts(shown.order());
        var word = shown.order().status();
        var next = word == null ? status : word;
        if (next == status && !learned.isChanged()) {
            return new Unchanged(learned.agreeing(word).madeAt(shown.at()));
        }
        if (shown.askedAtVersion() != null && shown.askedAtVersion() < order.version()) {
            return disregarded(shown, Reason.STALE);
        }
        if (order.partnerOrderId() == null && !isAttachable(shown)) {
            return shown.source() == OPERATOR ? disregarded(shown, Reason.NOT_A_MOVE) : regression(shown);
        }
        if (next == status) {
            return new Enriched(learned.agreeing(word).madeAt(shown.at()));
        }
        if (!status.canBecome(next)) {
            var readAt = shown.source() == STREAM ? null : shown.at();
            return disregarded(edit().claimed(next, readAt), shown, Reason.NOT_A_MOVE);
        }
        if (status == EXPIRED && PAID.contains(next)) {
            learned.attention(Attention.PAID_AFTER_EXPIRY);
        }
        return moved(learned.failure(null), next, shown);
    }

    /** What the table allows needs no agreement. */
    private Outcome adopted(Observation.Adopted adopted) {
        var next = adopted.order().status();
        boolean isStrange = adopted.askedAtVersion() < order.version() || isAnother(OPERATOR, adopted.order());
        if (next == null || next == status || status.canBecome(next) || isStrange) {
            return shown(new Observation.Shown(OPERATOR, adopted.at(), adopted.order(), adopted.askedAtVersion()));
        }
        return order.memory().isAgreed(next, adopted.at())
                ? advanced(edit().facts(adopted.order()).failure(null), next, adopted)
                : disregarded(edit().claimed(next, adopted.at()), adopted, Reason.NOT_AGREED);
    }

    /** An order learns its partner id from the placement or from an operator, never from a stream or a poll. */
    private boolean isAnother(Source source, PartnerOrder shown) {
        return order.partnerOrderId() == null ? source != PLACEMENT && source != OPERATOR
                : !order.partnerOrderId().equals(shown.id());
    }

    /** While the create call is under way only its own answer may tell what the partner calls the order. */
    private boolean isAttachable(Observation.Shown shown) {
        return switch (status) {
            case PLACING -> shown.source() == PLACEMENT;
            case UNCONFIRMED -> true;
            // closed, it would be followed by nobody until its state is known
            case REJECTED -> isNotConfirmed() && shown.order().status() != null;
            default -> false;
        };
    }

    private boolean isNotConfirmed() {
        return order.failure() != null && Failure.NOT_CONFIRMED.equals(order.failure().code());
    }

    private Outcome declared(Observation.DeclaredNotPlaced declared) {
        if (status == REJECTED && isNotConfirmed()) {
            return new Unchanged(order);
        }
        return status == UNCONFIRMED && order.partnerOrderId() == null
                ? advanced(edit().failure(Failure.of(Failure.NOT_CONFIRMED)), REJECTED, declared)
                : disregarded(declared, Reason.NOT_A_MOVE);
    }

    private Outcome notFound(Observation.NotFound notFound) {
        return order.partnerOrderId() == null ? new Unchanged(order)
                : disregarded(edit().missedAt(notFound.at()), notFound, Reason.NOT_FOUND);
    }

    private Outcome timePassed(Observation.TimePassed passed) {
        return switch (passed.deadlines().passed(order, passed.at())) {
            case ANSWER -> unconfirmed(passed);
            case CONFIRMATION -> ended(passed, REJECTED, Failure.of(Failure.NOT_CONFIRMED));
            case PAYMENT -> noted(edit().attention(Attention.OVERDUE_PAYMENT), passed);
            case DELIVERY -> noted(edit().attention(Attention.OVERDUE_DELIVERY), passed);
            case CODES -> noted(edit().attention(Attention.PARTIAL_DELIVERY), passed);
            case null -> new Unchanged(order);
        };
    }

    private Outcome unconfirmed(Observation observation) {
        return moved(edit().attention(Attention.AMBIGUOUS_PLACEMENT), UNCONFIRMED, observation);
    }

    /** An order the partner has shown exists, whoever says otherwise. */
    private Outcome ended(Observation observation, OrderStatus end, Failure why) {
        return order.partnerOrderId() == null ? moved(edit().failure(why), end, observation) : regression(observation);
    }

    private Outcome moved(OrderEdit edit, OrderStatus next, Observation observation) {
        if (next == status) {
            return new Unchanged(order);
        }
        return status.canBecome(next) ? advanced(edit, next, observation) : regression(observation);
    }

    private Outcome advanced(OrderEdit edit, OrderStatus next, Observation observation) {
        return new Advanced(edit.movedTo(next, observation.at()),
                new Transition(status, next, order.statusSince(), observation.at(), observation.source()));
    }

    private static Outcome noted(OrderEdit edit, Observation observation) {
        var noted = edit.madeAt(observation.at());
        return edit.isChanged() ? new Enriched(noted) : new Unchanged(noted);
    }

    private Outcome regression(Observation observation) {
        return disregarded(edit().attention(Attention.REGRESSION_SEEN), observation, Reason.NOT_A_MOVE);
    }

    private Outcome disregarded(Observation observation, Reason reason) {
        return disregarded(edit(), observation, reason);
    }

    private static Outcome disregarded(OrderEdit flagged, Observation observation, Reason reason) {
        return new Disregarded(flagged.madeAt(observation.at()), reason);
    }

    private OrderEdit edit() {
        return new OrderEdit(order);
    }
}
