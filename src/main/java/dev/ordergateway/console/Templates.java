package dev.ordergateway.console;

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
}
