package dev.mintmark.persistence.store;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.Code;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.UuidText;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the places at which pages start. They come from a caller, so they may hold anything. */
public final class Cursors {
    private static final Pattern NUMBER_FORM = Pattern.compile("[0-9]{1,18}");

    private static final UUID LEAST = new UUID(0, 0);

    private Cursors() {}

    /** The row's id. */
    public static UUID id(Page.Position position) {
        return UuidText.parse(position.id()).orElseThrow(Cursors::notOfThisList);
    }

    /** The row's sort key, where that is a number. */
    public static long number(Page.Position position) {
        if (!NUMBER_FORM.matcher(position.sortKey()).matches()) {
            throw notOfThisList();
        }
        return Long.parseLong(position.sortKey());
    }

    /** The code after which a page starts; empty for the first page. */
    public static String afterCode(Page.Request page) {
        return page.after().map(Cursors::code).orElse("");
    }

    private static String code(Page.Position position) {
        if (!Code.isCode(position.id())) {
            throw notOfThisList();
        }
        return position.id();
    }

    /** The id after which a page starts; the least of all ids for the first page. */
    public static UUID afterId(Page.Request page) {
        return page.after().map(Cursors::id).orElse(LEAST);
    }

    /** The place of a row that is sorted by its id or code. */
    public static Page.Position at(Object idOrCode) {
        return new Page.Position(idOrCode.toString(), idOrCode.toString());
    }

    private static RuleBroken notOfThisList() {
        return new RuleBroken(Refusal.FOREIGN_CURSOR);
    }
}
