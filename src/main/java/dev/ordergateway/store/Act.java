package dev.ordergateway.store;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a person does to an order.
 *
 * @param by the caller's name
 * @param reason in the person's own words
 * @param versions the versions of the order that the person may have seen; null when any will do
 */
public record Act(String by, @Nullable String reason, @Nullable Set<Integer> versions) {

    public static Act of(String by, String reason) {
        return new Act(by, reason, null);
    }

    /**
     * Lets the act pass when its person may have seen this version.
     *
     * @throws StoreFailure.VersionConflict when not
     */
    public void check(int version) {
        if (versions != null && !versions.contains(version)) {
            throw new StoreFailure.VersionConflict();
        }
    }
}
