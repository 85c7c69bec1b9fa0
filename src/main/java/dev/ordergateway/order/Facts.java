package dev.ordergateway.order;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** How facts learned later meet facts known before: an absent one never erases, and 1.50 is no news after 1.5. */
final class Facts {

    private Facts() {
    }

    static <T> @Nullable T latest(@Nullable T known, @Nullable T seen) {
        return seen == null || Objects.equals(known, seen) ? known : seen;
    }

    static @Nullable String latest(@Nullable String known, @Nullable String seen) {
        return seen == null || seen.isEmpty() ? known : seen;
    }

    /** Keeps the text received first while the value stays the same. */
    static @Nullable BigDecimal latest(@Nullable BigDecimal known, @Nullable BigDecimal seen) {
        return seen == null || (known != null && known.compareTo(seen) == 0) ? known : seen;
    }
}
