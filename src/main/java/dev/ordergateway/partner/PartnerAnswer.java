package dev.ordergateway.partner;

import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.CreateAnswer;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.order.PartnerOrderId;
import io.netty.channel.ConnectTimeoutException;

/** What the end of an HTTP call means, whether it brought an answer or not. */
final class PartnerAnswer {

    private static final List<Class<? extends Throwable>> BEFORE_SENDING = List.of(ConnectException.class,
            UnknownHostException.class, NoRouteToHostException.class, BindException.class, SSLHandshakeException.class,
            CircuitBreakerOpenException.class);

    private PartnerAnswer() {
    }

    static CreateAnswer created(Response answer) {
        var body = body(answer);
        return new CreateAnswer.Answered(answer.getStatus(), OrderMessage.read(body).orElse(null),
                ProblemCodes.of(answer.getStatus(), body), body.hasItems("problems"), RetryAfter.of(answer));
    }

    /** Unless it is sure that nothing was sent, it may have been. */
    static CreateAnswer notCreated(Throwable failure) {
        return wasNeverSent(failure) ? new CreateAnswer.NotSent() : new CreateAnswer.NoAnswer();
    }

    /** The order that was asked for, if the answer shows that one and its state. */
    static PartnerOrder fetched(PartnerOrderId id, Response answer) {
        int status = answer.getStatus();
        if (status == 404 || status == 410) {
            throw new PartnerFailure.NotFound();
        }
        var meaning = AnswerMeaning.of(status);
        if (meaning == AnswerMeaning.NOT_NOW) {
            throw new PartnerFailure.Unavailable(RetryAfter.of(answer));
        }
        return OrderMessage.read(body(answer))
                .filter(order -> meaning == AnswerMeaning.GIVEN)
                .filter(order -> order.id().equals(id) && order.orderState() != null)
                .orElseThrow(() -> new PartnerFailure.BadAnswer(status));
    }

    static PartnerFailure notFetched(Throwable failure) {
        return causes(failure)
                .filter(PartnerFailure.class::isInstance)
                .map(PartnerFailure.class::cast)
                .findFirst()
                .orElseGet(() -> isTimeout(failure) ? new PartnerFailure.TimedOut() : new PartnerFailure.Unavailable(null));
    }

    /** Nobody listened at the partner's address, which was known at once. */
    static boolean wasRefused(Throwable failure) {
        return wasNeverSent(failure) && causes(failure).noneMatch(cause -> cause instanceof ConnectTimeoutException
                || cause instanceof CircuitBreakerOpenException);
    }

    private static boolean wasNeverSent(Throwable failure) {
        return causes(failure).anyMatch(cause -> BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(cause)));
    }

    private static boolean isTimeout(Throwable failure) {
        return !wasNeverSent(failure) && causes(failure).anyMatch(cause -> cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
    }

    private static WireObject body(Response answer) {
        return object(bytes(answer));
    }

    static WireObject object(byte[] body) {
        return WireObject.read(new String(body, StandardCharsets.UTF_8)).orElse(WireObject.EMPTY);
    }

    static byte[] bytes(Response answer) {
        byte @Nullable [] bytes = answer.hasEntity() ? answer.readEntity(byte[].class) : null;
        return bytes == null ? new byte[0] : bytes;
    }
}
