package dev.mintmark.application.port;

/** Expensive work is not begun, because too much of it is under way; the same request may succeed in a moment. */
public final class TooBusy extends RuntimeException {
    /** Says with what, for the log. */
    public TooBusy(String reason) {
        super(reason, null, false, false);
    }
}
