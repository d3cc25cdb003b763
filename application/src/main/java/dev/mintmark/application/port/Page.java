package dev.mintmark.application.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items in the order of the list
 * @param next where the next page starts; empty on the last one
 */
public record Page<T>(List<T> items, Optional<Position> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** Cuts rows, of which one more than the limit was asked for, to a page. */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, Position> position) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(position.apply(items.get(limit - 1))));
    }

    /** The same page with its items shown in another way. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /**
     * A place in a list: just after this row (a keyset).
     *
     * @param sortKey the row's value of what the list is sorted by
     * @param id the row's id or code, which decides between equal values
     */
    public record Position(String sortKey, String id) {}

    /**
     * Which page.
     *
     * @param limit 1 to 100
     * @param after empty for the first page
     */
    public record Request(int limit, Optional<Position> after) {
        /** The most items of one page. */
        public static final int MAX_LIMIT = 100;

        /** How many items a page has if the caller does not say. */
        public static final int DEFAULT_LIMIT = 25;

        public Request {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit out of range");
            }
        }
    }
}
