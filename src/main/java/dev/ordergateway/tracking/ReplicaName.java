package dev.ordergateway.tracking;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What this replica is called among the others. Each process has a name of its own, also when it comes back. */
@ApplicationScoped
class ReplicaName {

    private final String text = host() + "-" + UUID.randomUUID().toString().substring(0, 8);

    String text() {
        return text;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "replica";
        }
    }
}
