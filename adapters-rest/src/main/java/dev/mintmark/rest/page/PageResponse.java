package dev.mintmark.rest.page;

import dev.mintmark.application.port.Page;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list (http-api §2).
 *
 * @param nextCursor null on the last page
 */
public record PageResponse<A extends Record>(List<A> items, String nextCursor) {
    /** A page of a list in this order, each item in this form. */
    public static <T, A extends Record> PageResponse<A> from(Page<T> page, ListOrder order, Function<T, A> form) {
        return new PageResponse<>(
                page.items().stream().map(form).toList(),
                page.next()
                        .map(position -> Cursor.encode(order.name(), position))
                        .orElse(null));
    }

    /** A whole list on one page. */
    public static <T, A extends Record> PageResponse<A> ofAll(List<T> items, Function<T, A> form) {
        return new PageResponse<>(items.stream().map(form).toList(), null);
    }
}
