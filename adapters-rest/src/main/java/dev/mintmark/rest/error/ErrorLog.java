package dev.mintmark.rest.error;

import dev.mintmark.rest.http.Exchange;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of what went wrong here, each line with the id that the caller was told. */
public final class ErrorLog {
    private static final Logger LOG = Logger.getLogger("dev.mintmark.rest");

    private ErrorLog() {}

    /** Something that passes. */
    public static void warn(Exchange exchange, Throwable cause) {
        write(Level.WARNING, exchange, cause);
    }

    /** Something that must be mended. */
    public static void error(Exchange exchange, Throwable cause) {
        write(Level.SEVERE, exchange, cause);
    }

    private static void write(Level level, Exchange exchange, Throwable cause) {
        LOG.log(level, cause, () -> "request " + exchange.requestId() + " to " + printable(exchange.path()));
    }

    private static String printable(String path) {
        return path.replaceAll("[^ -~]", "?");
    }
}
