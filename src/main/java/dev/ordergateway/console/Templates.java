package dev.ordergateway.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.console.SandboxPage.TestOrder;
import dev.ordergateway.order.FieldError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates and what each is made of, checked by the build. */
@CheckedTemplate(basePath = "console")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance live(Live live);

    static native TemplateInstance orders(Frame frame, FilterForm form, Live live);

    static native TemplateInstance ordersTable(OrdersTable table);

    /** @param hasMore more were found than are shown */
    static native TemplateInstance found(Frame frame, OrdersTable table, boolean hasMore);

    static native TemplateInstance sandbox(Frame frame, TestOrder order, List<FieldError> errors);

    /** @param trouble why what was asked for was not done; null when nothing was asked for */
    static native TemplateInstance order(Frame frame, String id, @Nullable String trouble, Live live);

    static native TemplateInstance orderSheet(OrderSheet sheet);

    static native TemplateInstance orderNotFound(Frame frame, String id);

    /** @param trouble why what was asked for was not done */
    static native TemplateInstance notDone(Frame frame, String id, String trouble);

    static native TemplateInstance revealed(Frame frame, OrderReveal.Revealed revealed);

    static native TemplateInstance overview(Frame frame, Live live);

    static native TemplateInstance overviewNow(Overview overview);
}
