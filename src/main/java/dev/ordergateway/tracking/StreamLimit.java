package dev.ordergateway.tracking;

import java.lang.management.ManagementFactory;

import org.jboss.logging.Logger;

import com.sun.management.UnixOperatingSystemMXBean;

/** How many streams can be open: each takes one of the files that the process may have open. */
final class StreamLimit {

    private static final Logger LOG = Logger.getLogger(StreamLimit.class);

    /** For callers, the database, other calls to the partner and the files of the JVM. */
    private static final long OTHERS = 2000;

    private StreamLimit() {
    }

    /** What was asked for, or less and a warning when the process may not open so many files. */
    static int of(int wanted) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? of(wanted, system.getMaxFileDescriptorCount())
                : wanted;
    }

    static int of(int wanted, long openFiles) {
        long possible = Math.max(1, openFiles - Math.min(OTHERS, openFiles / 2));
        if (wanted <= possible) {
            return wanted;
        }
        LOG.warnf("tracking.max-streams is %d, but the process may open no more than %d files: orders beyond %d streams "
                + "will be polled", wanted, openFiles, possible);
        return (int) possible;
    }
}
