package dev.mintmark.rest.http;

/** The fields that every log line of the current thread carries, where lines have fields. */
public interface LogFields {
    /**
     * Sets a field until {@link #clear()}.
     *
     * @param name letters only
     * @param value an id, never a name, an address or a secret
     */
    void set(String name, String value);

    /** Removes every field that was set for this request. */
    void clear();
}
