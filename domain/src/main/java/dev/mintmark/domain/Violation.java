package dev.mintmark.domain;

import java.util.Objects;

/**
 * One invalid field of a request.
 *
 * @param field path of the field, such as {@code allowedDomains[1]}
 * @param fault what is wrong with it
 * @param message one sentence that says what to do; never holds a secret
 */
public record Violation(String field, Fault fault, String message) {
    public Violation {
        Objects.requireNonNull(field);
        Objects.requireNonNull(fault);
        Objects.requireNonNull(message);
    }
}
