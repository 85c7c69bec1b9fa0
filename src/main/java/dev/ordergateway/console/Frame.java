package dev.ordergateway.console;

import dev.ordergateway.access.Caller;

/**
 * What every page has around its own content.
 *
 * @param section the one that the navigation marks
 * @param canLogOut the caller has logged in
 * @param assets changes whenever a style or a script does
 */
public record Frame(Section section, Caller caller, boolean isSandbox, boolean canLogOut, String assets) {

    /** What the navigation leads to. */
    public enum Section {
        ORDERS,
        OVERVIEW,
        SANDBOX
    }

    public boolean isIn(String name) {
        return section.name().equals(name);
    }
}
