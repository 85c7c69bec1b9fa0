package dev.ordergateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.RedirectionException;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.access.AccessFailure;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.store.StoreFailure;
import dev.ordergateway.store.StoreFailure.NoCode.Why;

class ProblemMapperTest {

    private static final OrderId ORDER = new OrderId(UUID.fromString("019e0000-0000-7000-8000-000000000000"));

    private final ProblemMapper mapper = new ProblemMapper();

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new OrderFailure.Invalid("lang", "blank", "must not be blank"), ProblemCode.INVALID_REQUEST),
                arguments(new OrderFailure.TooLarge(), ProblemCode.PAYLOAD_TOO_LARGE),
                arguments(new OrderFailure.InvalidCursor("cursor"), ProblemCode.INVALID_CURSOR),
                arguments(new OrderFailure.InvalidFilter(List.of(new FieldError("state", "unknown", "is no filter"))),
                        ProblemCode.INVALID_FILTER),
                arguments(new OrderFailure.Refused(ORDER, "OUT_OF_STOCK", false), ProblemCode.ORDER_REFUSED),
                arguments(new OrderFailure.NotPlaced(ORDER, Duration.ofSeconds(5)), ProblemCode.PARTNER_UNAVAILABLE),
                arguments(new OrderFailure.VersionNotNamed(), ProblemCode.PRECONDITION_REQUIRED),
                arguments(new OrderFailure.NothingToAsk(), ProblemCode.NOTHING_TO_ASK),
                arguments(new OrderFailure.UnknownPartnerOrder(), ProblemCode.PARTNER_ORDER_UNKNOWN),
                arguments(new OrderFailure.NotResolvable(Reason.NOT_A_MOVE), ProblemCode.NOT_RESOLVABLE),
                arguments(new OrderFailure.NotResolvable(Reason.NOT_AGREED), ProblemCode.NOT_AGREED),
                arguments(new OrderFailure.NotResolvable(Reason.STALE), ProblemCode.PRECONDITION_FAILED),
                arguments(new AccessFailure.Unauthorized(), ProblemCode.UNAUTHORIZED),
                arguments(new AccessFailure.Forbidden(), ProblemCode.FORBIDDEN),
                arguments(new AccessFailure.IssuerUnavailable(), ProblemCode.ISSUER_UNAVAILABLE),
                arguments(new AccessFailure.NoLogin(), ProblemCode.NOT_FOUND),
                arguments(new AccessFailure.NoSuchRoute(new TreeSet<>()), ProblemCode.NOT_FOUND),
                arguments(new AccessFailure.NoSuchRoute(new TreeSet<>(List.of("GET"))), ProblemCode.METHOD_NOT_ALLOWED),
                arguments(new StoreFailure.NotFound(), ProblemCode.NOT_FOUND),
                arguments(new StoreFailure.VersionConflict(), ProblemCode.PRECONDITION_FAILED),
                arguments(new StoreFailure.PartnerOrderTaken(ORDER), ProblemCode.PARTNER_ORDER_TAKEN),
                arguments(new StoreFailure.OpenOrders(List.of(ORDER)), ProblemCode.OPEN_ORDERS),
                arguments(new StoreFailure.NoCode(Why.NEVER_HAD_ONE), ProblemCode.NO_CODE),
                arguments(new StoreFailure.NoCode(Why.NOT_DELIVERED), ProblemCode.NOT_DELIVERED),
                arguments(new StoreFailure.NoCode(Why.ERASED), ProblemCode.ERASED),
                arguments(new StoreFailure.NoCode(Why.UNREADABLE), ProblemCode.CODE_UNREADABLE),
                arguments(new StoreFailure.AuditRunning(), ProblemCode.RATE_LIMITED),
                arguments(new StoreFailure.QueryTooBroad(), ProblemCode.QUERY_TOO_BROAD),
                arguments(new StoreFailure.CursorExpired("earliest"), ProblemCode.CURSOR_EXPIRED),
                arguments(new StoreFailure.KeyReused(), ProblemCode.IDEMPOTENCY_KEY_REUSED),
                arguments(new StoreFailure.ReferenceTaken(ORDER), ProblemCode.CLIENT_REFERENCE_TAKEN),
                arguments(new StoreFailure.Unavailable(new RuntimeException("down")), ProblemCode.STORE_UNAVAILABLE),
                arguments(
                        new PartnerFailure.Unaskable(
                                List.of(new FieldError("country_code", "malformed", "must be two upper-case letters"))),
                        ProblemCode.INVALID_REQUEST),
                arguments(new PartnerFailure.Refused("NOT_AVAILABLE_PRODUCT"), ProblemCode.INVALID_REQUEST),
                arguments(new PartnerFailure.OverBudget(Duration.ofSeconds(9)), ProblemCode.RATE_LIMITED),
                arguments(new PartnerFailure.NotFound(), ProblemCode.NOT_FOUND),
                arguments(new PartnerFailure.TimedOut(), ProblemCode.PARTNER_TIMEOUT),
                arguments(new PartnerFailure.BadAnswer(500), ProblemCode.PARTNER_BAD_ANSWER),
                arguments(new PartnerFailure.Unavailable(null), ProblemCode.PARTNER_UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsCode(RuntimeException failure, ProblemCode code) {
        var answer = switch (failure) {
            case OrderFailure order -> mapper.order(order);
            case AccessFailure access -> mapper.access(access);
            case StoreFailure store -> mapper.store(store);
            case PartnerFailure partner -> mapper.partner(partner);
            default -> throw new AssertionError(failure);
        };

        assertThat(answer.getStatus()).isEqualTo(code.status());
        assertThat(answer.getEntity().code()).isEqualTo(code.label());
        assertThat(answer.getEntity().retryable()).isEqualTo(code.isRetryable());
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
    }

    @Test
    void everySealedFailureHasARow() {
        assertThat(Stream.of(OrderFailure.class, AccessFailure.class, StoreFailure.class, PartnerFailure.class)
                .flatMap(sealed -> Stream.of(sealed.getPermittedSubclasses())))
                .containsExactlyInAnyOrderElementsOf(
                        failures().<Class<?>> map(row -> Objects.requireNonNull(row.get()[0]).getClass()).distinct()
                                .toList());
    }

    @Test
    void whoeverMayTryAgainIsToldWhen() {
        assertThat(retryAfter(mapper.order(new OrderFailure.NotPlaced(ORDER, Duration.ofSeconds(7))))).isEqualTo("7");
        assertThat(retryAfter(mapper.order(new OrderFailure.NotPlaced(ORDER, Duration.ZERO)))).isEqualTo("1");
        assertThat(retryAfter(mapper.partner(new PartnerFailure.Unavailable(Duration.ofSeconds(9))))).isEqualTo("9");
        assertThat(retryAfter(mapper.partner(new PartnerFailure.OverBudget(Duration.ofMillis(9001))))).isEqualTo("10");
        assertThat(retryAfter(mapper.store(new StoreFailure.Unavailable(new RuntimeException("down"))))).isEqualTo("5");
    }

    @Test
    void theFrameworksOwnRefusalsKeepTheirStatus() {
        assertThat(mapper.framework(new BadRequestException()).getStatus()).isEqualTo(400);
        assertThat(mapper.framework(new ClientErrorException(417)).getStatus()).isEqualTo(417);
        assertThat(mapper.framework(new ClientErrorException(417)).getEntity())
                .isEqualTo(Problem.ofStatus(417)).extracting("code", "status").containsExactly("invalid_request", 417);
        assertThat(mapper.framework(new InternalServerErrorException("secret")).getEntity())
                .isEqualTo(Problem.of(ProblemCode.INTERNAL_ERROR, null));
        assertThat(mapper.framework(new RedirectionException(304, null)).getStatus()).isEqualTo(304);
    }

    @Test
    void anUnexpectedFailureKeepsItsWordsToItself() {
        var answer = mapper.unexpected(new IllegalStateException("secret"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getEntity().toString()).doesNotContain("secret", "Illegal");
    }

    private static String retryAfter(RestResponse<?> answer) {
        return answer.getHeaderString("Retry-After");
    }
}
