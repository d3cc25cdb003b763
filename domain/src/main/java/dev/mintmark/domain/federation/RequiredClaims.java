package dev.mintmark.domain.federation;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Claims that a token must carry with equal values (rules §11).
 *
 * @param values by name, in the order given: texts, numbers ({@link BigDecimal}) and booleans
 */
public record RequiredClaims(Map<String, Object> values) {
    /** None. */
    public static final RequiredClaims NONE = new RequiredClaims(Map.of());

    /** The most that a credential can have. */
    public static final int MAX = 10;

    /** The longest name, in characters. */
    public static final int MAX_NAME = 100;

    /** The longest value, in characters. */
    public static final int MAX_VALUE = 500;

    /** Copies the claims, and checks the types of their values. */
    public RequiredClaims {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (!values.values().stream().allMatch(RequiredClaims::isPlain)) {
            throw new IllegalArgumentException("a text, number or boolean");
        }
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof BigDecimal || value instanceof Boolean;
    }

    /** Reads claims; reports {@code too_long}, {@code required} or {@code invalid_name} of each at its own place. */
    public static Optional<RequiredClaims> parse(Map<String, Object> given, String field, Violations violations) {
        Violations found = new Violations();
        if (given.size() > MAX) {
            found.add(field, Fault.TOO_LONG, "A federated credential has at most " + MAX + " further claims.");
        }
        given.forEach((name, value) -> {
            if (name.isEmpty()) {
                found.add(field, Fault.REQUIRED, "Each claim needs a name.");
            } else if (name.length() > MAX_NAME) {
                found.add(field, Fault.TOO_LONG, "The name of a claim has at most " + MAX_NAME + " characters.");
            } else if (!ClaimTexts.isVisible(name)) {
                found.add(field, Fault.INVALID_NAME, "The name of a claim has no control characters.");
            } else {
                checkValue(field + "." + name, value.toString(), found);
            }
        });
        found.list().forEach(violation -> violations.add(violation.field(), violation.fault(), violation.message()));
        return found.isEmpty() ? Optional.of(new RequiredClaims(given)) : Optional.empty();
    }

    private static void checkValue(String place, String value, Violations found) {
        if (value.length() > MAX_VALUE) {
            found.add(place, Fault.TOO_LONG, "The value of a claim has at most " + MAX_VALUE + " characters.");
        } else if (!ClaimTexts.isVisible(value)) {
            found.add(place, Fault.INVALID_NAME, "The value of a claim has no control characters.");
        }
    }

    /** Whether a token's claim has this value: texts to the letter, numbers whatever way they are written. */
    static boolean isEqual(Object required, Object found) {
        if (required instanceof BigDecimal number) {
            return found instanceof Number other
                    && isFinite(other)
                    && number.compareTo(new BigDecimal(other.toString())) == 0;
        }
        return required.equals(found);
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double real) || Double.isFinite(real);
    }
}
