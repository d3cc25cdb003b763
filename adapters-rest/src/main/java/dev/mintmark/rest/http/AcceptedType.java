package dev.mintmark.rest.http;

import dev.mintmark.rest.refusal.Problem;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the media types of an answer a caller likes best (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110 §12.5.1</a>).
 */
public final class AcceptedType {
    private static final Pattern RANGE = Pattern.compile(
            "[ \\t]*([^\\s/;,]+)/([^\\s/;,]+)[ \\t]*(?:;.*?q=[ \\t]*([01]?(?:\\.[0-9]{0,3})?)[ \\t]*)?(?:;.*)?",
            Pattern.CASE_INSENSITIVE);

    private AcceptedType() {}

    /**
     * The best of those offered; the first of several that are as good.
     *
     * @throws RequestRefused {@code not_acceptable} if there is none
     */
    public static String of(HttpServletRequest request, List<String> offered) {
        String accept = request.getHeader("Accept");
        return accept == null || accept.equals("*/*") || accept.equals(offered.get(0))
                ? offered.get(0)
                : best(accept, offered);
    }

    /** What cannot be read is not there; where nothing can be read, everything is accepted. */
    static String best(String accept, List<String> offered) {
        List<Matcher> ranges = Pattern.compile(",")
                .splitAsStream(accept)
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .toList();
        if (ranges.isEmpty()) {
            return offered.get(0);
        }
        String best = null;
        double quality = 0;
        for (String type : offered) {
            double own = quality(type, ranges);
            if (own > quality) {
                best = type;
                quality = own;
            }
        }
        if (best == null) {
            throw new RequestRefused(Problem.ofStatus(406, ""));
        }
        return best;
    }

    /** That of the range which names the type most closely; 0 if none does. */
    private static double quality(String type, List<Matcher> ranges) {
        int closest = 0;
        double quality = 0;
        for (Matcher range : ranges) {
            int closeness = closeness(type, range);
            if (closeness > closest) {
                closest = closeness;
                quality = number(range.group(3));
            }
        }
        return quality;
    }

    private static int closeness(String type, Matcher range) {
        String named = (range.group(1) + "/" + range.group(2)).toLowerCase(Locale.ROOT);
        if (named.equals(type)) {
            return 3;
        }
        if (named.equals(type.substring(0, type.indexOf('/')) + "/*")) {
            return 2;
        }
        return named.equals("*/*") ? 1 : 0;
    }

    private static double number(String q) {
        return q == null || q.isEmpty() || q.equals(".") ? 1 : Double.parseDouble(q);
    }
}
