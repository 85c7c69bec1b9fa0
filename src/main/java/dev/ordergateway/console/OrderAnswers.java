package dev.ordergateway.console;

import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import dev.ordergateway.access.Role;
import dev.ordergateway.console.Frame.Section;
import dev.ordergateway.history.Hindrance;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.StoreFailure;
import io.smallrye.mutiny.Uni;

/** Answers about one order that are pages, also when there is no such order or an act is not possible. */
@ApplicationScoped
class OrderAnswers {

    private static final int UNPROCESSABLE = 422;

    private final OrderSheets sheets;
    private final Frames frames;

    OrderAnswers(OrderSheets sheets, Frames frames) {
        this.sheets = sheets;
        this.frames = frames;
    }

    /** Text that is no id is the id of no order. */
    Uni<Response> about(String orderId, Function<OrderId, Uni<Response>> answer) {
        return Uni.createFrom().deferred(() -> answer.apply(OrderId.parse(orderId).orElseThrow(StoreFailure.NotFound::new)))
                .onFailure(StoreFailure.NotFound.class)
                .recoverWithUni(() -> Templates.orderNotFound(frames.of(Section.ORDERS), orderId).createUni()
                        .map(html -> Response.status(Status.NOT_FOUND).entity(html).build()));
    }

    /** The order's page by its own address. */
    static Response back(OrderId id) {
        return Response.seeOther(URI.create(OrderSheets.url(id))).build();
    }

    /** The answer to an act; the order as it stands, with what was typed and why it was not done, when it is not possible. */
    Uni<Response> toAct(OrderId id, Typed typed, Supplier<Uni<Response>> act) {
        return typed.trouble() != null ? refused(id, typed, Status.BAD_REQUEST.getStatusCode())
                : Uni.createFrom().deferred(act::get)
                        .onFailure(failure -> Hindrance.of(failure).isPresent())
                        .recoverWithUni(failure -> refused(id, typed, Hindrance.of(failure).orElseThrow()));
    }

    private Uni<Response> refused(OrderId id, Typed typed, Hindrance hindrance) {
        return refused(id, typed.refused(Sentences.of(hindrance)), status(hindrance));
    }

    private Uni<Response> refused(OrderId id, Typed typed, int status) {
        var frame = frames.of(Section.ORDERS);
        // who may act is not always one who may read
        var page = frame.caller().may(Role.READ) ? sheets.page(id, null, typed)
                : Templates.notDone(frame, id.toString(), Objects.requireNonNull(typed.trouble())).createUni();
        return page.map(html -> Response.status(status).entity(html).build());
    }

    private static int status(Hindrance hindrance) {
        return switch (hindrance) {
            case NOT_FOUND, NEVER_HAD_A_CODE -> Status.NOT_FOUND.getStatusCode();
            case ERASED -> Status.GONE.getStatusCode();
            case PARTNER_ORDER_UNKNOWN -> UNPROCESSABLE;
            case PARTNER_SILENT, CODE_UNREADABLE -> Status.SERVICE_UNAVAILABLE.getStatusCode();
            case CHANGED, NOTHING_TO_ASK, NOT_RESOLVABLE, NOT_AGREED, PARTNER_ORDER_TAKEN, REFERENCE_TAKEN, NOT_DELIVERED ->
                Status.CONFLICT.getStatusCode();
        };
    }
}
