package dev.ordergateway.console;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.console.Frame.Section;
import dev.ordergateway.console.OrderSheet.Flag;
import dev.ordergateway.console.OrderSheet.Parcel;
import dev.ordergateway.history.OrderDocuments;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderStories;
import dev.ordergateway.store.OrderStory;
import io.smallrye.mutiny.Uni;

/** Makes the page of one order. Fails where there is no such order. */
@ApplicationScoped
class OrderSheets {

    private static final int LINES = 100;

    private final OrderStories stories;
    private final OrderDocuments documents;
    private final CurrentCaller caller;
    private final Frames frames;
    private final Clock clock;

    OrderSheets(OrderStories stories, OrderDocuments documents, CurrentCaller caller, Frames frames, Clock clock) {
        this.stories = stories;
        this.documents = documents;
        this.caller = caller;
        this.frames = frames;
        this.clock = clock;
    }

    static String url(OrderId id) {
        return "/console/orders/" + id;
    }

    /**
     * The whole page.
     *
     * @param beforeSeq where its timeline begins; null for the newest
     */
    Uni<String> page(OrderId id, @Nullable Integer beforeSeq, Typed typed) {
        return live(id, beforeSeq, typed)
                .chain(live -> Templates.order(frames.of(Section.ORDERS), id.toString(), typed.trouble(), live).createUni());
    }

    /** The part of it that keeps itself up to date. */
    Uni<Live> live(OrderId id, @Nullable Integer beforeSeq, Typed typed) {
        return stories.of(id, beforeSeq, LINES + 1)
                .map(story -> sheet(story, beforeSeq == null, typed))
                .chain(sheet -> Live.of(Templates.orderSheet(sheet),
                        url(id) + "/live" + (beforeSeq == null ? "" : "?before=" + beforeSeq)));
    }

    private OrderSheet sheet(OrderStory story, boolean isNewest, Typed typed) {
        var order = story.stored().order();
        var who = caller.get();
        var view = documents.of(story.stored());
        return new OrderSheet(view, OrderSheet.partnerOrderId(order, who), Flag.of(order),
                Picture.of(order.status(), story.moves()), NextStep.of(view, clock.instant()), PaymentPanel.of(order),
                Parcel.of(order, who, typed),
                OrderSheet.asks(order, who, typed), Timeline.of(story.lines(), LINES, isNewest));
    }
}
