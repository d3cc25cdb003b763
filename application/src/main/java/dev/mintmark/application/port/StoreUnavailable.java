package dev.mintmark.application.port;

/** The store cannot be reached or gives no answer in time; the same request may succeed later. */
public final class StoreUnavailable extends RuntimeException {
    /** Keeps the cause for the log; nothing of it may reach a caller. */
    public StoreUnavailable(Throwable cause) {
        super("the store is unavailable", cause);
    }
}
