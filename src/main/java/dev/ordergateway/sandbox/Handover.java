package dev.ordergateway.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Carries orders over a live reload, which replaces every class of this application but not the JVM: they wait as plain
 * text among the system properties.
 */
final class Handover {

    private static final String PLACE = "order-gateway.sandbox";

    private Handover() {
    }

    static void leave(Sandbox sandbox) {
        // A list, not one text: a value that is no text is invisible to everyone who reads properties.
        List<String> texts = new ArrayList<>();
        texts.add(Boolean.toString(sandbox.isHolding()));
        sandbox.orders().all().forEach(order -> texts.add(text(order)));
        System.getProperties().put(PLACE, texts);
    }

    static void take(Sandbox sandbox) {
        if (System.getProperties().remove(PLACE) instanceof List<?> texts) {
            sandbox.holdAll(Boolean.parseBoolean((String) texts.getFirst()));
            texts.stream().skip(1).forEach(text -> sandbox.add(order((String) text)));
        }
    }

    private static String text(SandboxOrder order) {
        return Json.object()
                .put("held", order.isHeld())
                .put("scenario", order.progress().scenario().name())
                .put("taken", order.progress().taken())
                .set("document", order.document())
                .toString();
    }

    private static SandboxOrder order(String text) {
        Fields order = new Fields(Json.objectFrom(text), "");
        return new SandboxOrder(order.node().withObject("/document"), progress(order), order.flag("held", false));
    }

    /** A scenario that is gone with the reload leaves the order where it stands. */
    private static Progress progress(Fields order) {
        Scenario scenario = Scenarios.find(order.text("scenario"));
        return scenario == null ? new Progress(Scenarios.MAIN_STREET, Scenarios.MAIN_STREET.steps().size())
                : new Progress(scenario, order.node().path("taken").asInt());
    }
}
