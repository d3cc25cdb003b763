package dev.mintmark.rest.page;

import dev.mintmark.application.port.AppQuery;
import dev.mintmark.domain.Code;
import dev.mintmark.domain.UuidText;
import java.util.function.Predicate;

/**
 * A list in one order, to which its cursors are tied.
 *
 * @param name different for each list and each order of it
 * @param isId whether a text can be the id of one of its items
 */
public record ListOrder(String name, Predicate<String> isId) {
    /** A list whose items have UUIDs. */
    public static ListOrder byId(String name) {
        return new ListOrder(name, UuidText::isNormalized);
    }

    /** A list whose items have codes. */
    public static ListOrder byCode(String name) {
        return new ListOrder(name, Code::isCode);
    }

    /** Apps in one of their orders. */
    public static ListOrder of(AppQuery.Sort sort) {
        return byId("apps " + sort.code());
    }
}
