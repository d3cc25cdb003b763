package dev.mintmark.domain.key;

/** Where a signing key stands in its life (rules §8). */
public enum KeyState {
    /** The one key of its purpose that signs. */
    SIGNING("signing");

    private final String code;

    KeyState(String code) {
        this.code = code;
    }

    /** The word of the specification. */
    public String code() {
        return code;
    }
}
