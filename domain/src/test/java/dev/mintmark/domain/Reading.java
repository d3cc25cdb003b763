package dev.mintmark.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of reading an input: the value, or its faults as {@code field code}.
 *
 * @param value empty if anything is wrong
 */
public record Reading<T>(Optional<T> value, List<String> faults) {
    public Reading {
        if (value.isPresent() != faults.isEmpty()) {
            throw new AssertionError("either a value or faults, not " + value + " with " + faults);
        }
    }

    /** Reads with an empty collector. */
    public static <T> Reading<T> of(Function<Violations, Optional<T>> parser) {
        Violations violations = new Violations();
        Optional<T> value = parser.apply(violations);
        return new Reading<>(value, faultsIn(violations));
    }

    /** What a collector holds, as {@code field code}. */
    public static List<String> faultsIn(Violations violations) {
        return violations.list().stream()
                .map(violation -> violation.field() + " " + violation.fault().code())
                .toList();
    }

    /** The value of an input that must be sound. */
    public T sound() {
        return value.orElseThrow(() -> new AssertionError("refused: " + faults));
    }

    /** The codes of the faults, without the fields. */
    public List<String> codes() {
        return faults.stream()
                .map(fault -> fault.substring(fault.lastIndexOf(' ') + 1))
                .toList();
    }
}
