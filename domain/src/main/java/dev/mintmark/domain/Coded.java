package dev.mintmark.domain;

import java.util.Optional;

/** A value with a stable code for machines, as JSON and the database hold it. */
public interface Coded {
    /** The code; no two values of one type share it. */
    String code();

    /** The value of an enum that has this code, letter case included; empty for any other text and for null. */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        for (E value : type.getEnumConstants()) {
            if (value.code().equals(code)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
