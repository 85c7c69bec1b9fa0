package dev.ordergateway.console;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.ordergateway.access.AccessConfig;
import dev.ordergateway.access.AccessConfig.Mode;
import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.console.Frame.Section;

/** Makes the frame of a page. */
@ApplicationScoped
class Frames {

    private final CurrentCaller caller;
    private final boolean isSandbox;
    private final boolean canLogOut;
    private final String assets = Fingerprint.ofResources("console.css", "console.js", "icon.svg", "order.css", "order.js",
            "overview.css");

    Frames(CurrentCaller caller, AccessConfig access, @ConfigProperty(name = "sandbox.enabled") boolean isSandbox) {
        this.caller = caller;
        this.isSandbox = isSandbox;
        this.canLogOut = access.mode() == Mode.OIDC;
    }

    Frame of(Section section) {
        return new Frame(section, caller.get(), isSandbox, canLogOut, assets);
    }
}
