package dev.mintmark.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle one of several measurements. */
final class Medians {
    private Medians() {}

    static <T> double of(Collection<T> measured, ToDoubleFunction<T> value) {
        return of(measured.stream().mapToDouble(value).toArray());
    }

    static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
