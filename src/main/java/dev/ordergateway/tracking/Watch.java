package dev.ordergateway.tracking;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How an order is being watched at this moment. */
public enum Watch {
    /** Its event stream is open. */
    STREAMING,
    /** Its event stream is being opened, or will be after a wait. */
    RECONNECTING,
    /** It is read now and then, because no stream can be had or the partner stopped it. */
    POLLING,
    /** Nothing can be asked yet, or nobody here has begun to. */
    WAITING,
    /** It is watched no more. */
    ENDED;

    /** How an order is watched that a replica follows. */
    public static final Set<Watch> FOLLOWING = Collections.unmodifiableSet(EnumSet.of(STREAMING, RECONNECTING, POLLING));

    /** The spelling in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
