package dev.mintmark.verifier;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the log is told while it is open, to the finest level. */
final class ToldLog extends Handler implements AutoCloseable {
    private final Logger log = Logger.getLogger("dev.mintmark.verifier");
    private final List<LogRecord> lines = new CopyOnWriteArrayList<>();

    ToldLog() {
        log.setLevel(Level.FINEST);
        log.setUseParentHandlers(false);
        log.addHandler(this);
    }

    /** Those of at least this level. */
    List<String> lines(Level least) {
        var formatter = new SimpleFormatter();
        return lines.stream()
                .filter(line -> line.getLevel().intValue() >= least.intValue())
                .map(formatter::formatMessage)
                .toList();
    }

    /** All of it, with stack traces. */
    String everything() {
        var formatter = new SimpleFormatter();
        return String.join("\n", lines.stream().map(formatter::format).toList());
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        log.removeHandler(this);
        log.setUseParentHandlers(true);
        log.setLevel(null);
    }
}
