package dev.mintmark.domain.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A field before and after a change. Values are texts, whole numbers, booleans and lists of texts, of which some may be
 * null: no type that holds a secret is one of them (rules §9).
 *
 * @param before empty if the field was not set
 * @param after empty if the field is not set any more
 */
public record FieldChange(String field, Optional<Object> before, Optional<Object> after) {
    /** Checks the values' types. */
    public FieldChange {
        Objects.requireNonNull(field);
        before.ifPresent(FieldChange::requirePlain);
        after.ifPresent(FieldChange::requirePlain);
    }

    private static void requirePlain(Object value) {
        boolean plain = value instanceof String
                || value instanceof Long
                || value instanceof Boolean
                || (value instanceof List<?> list
                        && list.stream().allMatch(item -> item == null || item instanceof String));
        if (!plain) {
            throw new IllegalArgumentException("not a plain value: " + value.getClass());
        }
    }
}
