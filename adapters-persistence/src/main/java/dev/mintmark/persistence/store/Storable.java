package dev.mintmark.persistence.store;

/** What a text column can hold: PostgreSQL refuses NUL, and half of a surrogate pair is no character at all. */
public final class Storable {
    private Storable() {}

    /** Whether the text can be stored at all; what cannot be stored cannot be found either. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(codePoint -> codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE);
    }
}
