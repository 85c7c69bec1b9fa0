package dev.ordergateway.tracking;

import java.lang.management.ManagementFactory;

import org.jboss.logging.Logger;

import com.sun.management.UnixOperatingSystemMXBean;

/** How many streams can be open: each takes one of the files that the process may have open. */
final class StreamLimit {

    private static final Logger LOG = Logger.getLogger(StreamLimit.class);

    /** For the database, other calls to the partner and the files of the JVM. */
    private static final long OTHERS = 1000;

    private StreamLimit() {
    }

    /**
     * What was asked for, or less and a warning when the process may not open so many files.
     *
     * @param callers how many connections the callers may have at once
     */
    static int of(int wanted, int callers) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? of(wanted, callers, system.getMaxFileDescriptorCount())
                : wanted;
    }

    /** Where there is not even enough for the callers, the streams have a quarter of what there is. */
    static int of(int wanted, int callers, long openFiles) {
        long left = openFiles - callers - OTHERS;
        if (wanted <= Math.max(left, 0)) {
            return wanted;
        }
        int possible = Math.clamp(Math.max(left, openFiles / 4), 1, wanted);
        LOG.warnf("tracking.max-streams is %d and quarkus.http.limits.max-connections %d, but the process may open no more "
                + "than %d files: orders beyond %d streams will be polled", wanted, callers, openFiles, possible);
        return possible;
    }
}
