package dev.ordergateway.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged while it listens, each with the whole stack trace of a failure. */
public final class LogRecorder extends Handler {

    private static final Logger ROOT = Logger.getLogger("");

    private final PatternFormatter formatter = new PatternFormatter("%p %c %s%e");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public void listen() {
        ROOT.addHandler(this);
    }

    public List<String> lines() {
        return lines;
    }

    public List<String> linesAbout(String orderId) {
        return lines.stream().filter(line -> line.contains("orderId=" + orderId)).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(formatter.format(entry));
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    /** Listens no more; what was heard is kept. */
    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
