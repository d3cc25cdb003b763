package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.ReadCuts;
import dev.mintmark.domain.introspection.Cut;
import dev.mintmark.domain.introspection.CutList;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.json.JsonText;
import java.util.Map;
import java.util.function.Supplier;

/** The list as one reader gets it at one moment; signed once, for however many. */
final class CutsAnswer {
    private final String tag;
    private final Supplier<String> signing;
    private String signed;

    private CutsAnswer(String tag, Supplier<String> signing) {
        this.tag = tag;
        this.signing = signing;
    }

    /** What this reader is told now. */
    static CutsAnswer of(ReadCuts readCuts, ReadCuts.Reader reader) {
        CutList list = readCuts.read(reader);
        String cuts = JsonText.of(
                Map.of("cuts", list.cuts().stream().map(Cut::members).toList()));
        return new CutsAnswer(EntityTags.ofContent(cuts), () -> readCuts.sign(list, reader));
    }

    /** What stands in its weak tag: it names what is cut, while each signature differs. */
    String tag() {
        return tag;
    }

    /** Whether a caller who sent this {@code If-None-Match}, which may be null, has the list. */
    boolean isKnown(String ifNoneMatch) {
        return EntityTags.isKnown(ifNoneMatch, tag);
    }

    /** The list as a JWS. */
    synchronized String signed() {
        signed = signed == null ? signing.get() : signed;
        return signed;
    }
}
