package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A table in memory: rows by key, each with a version that an update must name. */
final class Rows<K, V> {
    private final Function<V, K> key;
    private final ToLongFunction<V> version;
    private Map<K, V> rows = new HashMap<>();

    Rows(Function<V, K> key, ToLongFunction<V> version) {
        this.key = key;
        this.version = version;
    }

    Map<K, V> snapshot() {
        return new HashMap<>(rows);
    }

    void restore(Map<K, V> snapshot) {
        rows = snapshot;
    }

    void add(V row, Refusal ifTaken) {
        if (rows.putIfAbsent(key.apply(row), row) != null) {
            throw new RuleBroken(ifTaken);
        }
    }

    V update(V row, LongFunction<V> withVersion) {
        requireStoredVersion(row);
        V next = withVersion.apply(version.applyAsLong(row) + 1);
        rows.put(key.apply(next), next);
        return next;
    }

    void remove(V row) {
        requireStoredVersion(row);
        rows.remove(key.apply(row));
    }

    void put(V row) {
        rows.put(key.apply(row), row);
    }

    Optional<V> find(K id) {
        return Optional.ofNullable(rows.get(id));
    }

    Collection<V> all() {
        return rows.values();
    }

    Page<V> page(Page.Request request, Function<V, String> id) {
        return page(request, id, row -> true);
    }

    Page<V> page(Page.Request request, Function<V, String> id, Predicate<V> filter) {
        List<V> sorted = new ArrayList<>(rows.values());
        sorted.removeIf(filter.negate());
        sorted.removeIf(row -> request.after()
                .filter(position -> id.apply(row).compareTo(position.id()) <= 0)
                .isPresent());
        sorted.sort(Comparator.comparing(id));
        return cut(sorted, request, row -> new Page.Position(id.apply(row), id.apply(row)));
    }

    static <V> Page<V> cut(List<V> sorted, Page.Request request, Function<V, Page.Position> position) {
        List<V> rows = sorted.subList(0, Math.min(sorted.size(), request.limit() + 1));
        return Page.cut(rows, request.limit(), position);
    }

    private void requireStoredVersion(V row) {
        V stored = rows.get(key.apply(row));
        if (stored == null || version.applyAsLong(stored) != version.applyAsLong(row)) {
            throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
        }
    }
}
