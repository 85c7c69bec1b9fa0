package dev.ordergateway.access;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may do. */
public enum Role {
    PLACE("orders.place"),
    READ("orders.read"),
    REVEAL("orders.reveal"),
    OPERATE("orders.operate"),
    ERASE("orders.erase");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** As tokens name it. */
    public String label() {
        return label;
    }

    /** Tokens name other things too. */
    static Optional<Role> of(String label) {
        return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
    }
}
