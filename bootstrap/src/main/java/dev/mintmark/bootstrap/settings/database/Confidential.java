package dev.mintmark.bootstrap.settings.database;

import java.util.Objects;

/** A configured value that may be used but never shown: it has no printable form and is not serializable. */
public final class Confidential {

    private final String value;

    /** Hides this. */
    public Confidential(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The value itself; for the one who hands it to the database or the vault. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Confidential that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "(confidential)";
    }
}
