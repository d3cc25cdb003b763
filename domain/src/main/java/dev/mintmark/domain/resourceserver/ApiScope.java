package dev.mintmark.domain.resourceserver;

import com.ibm.icu.text.UnicodeSet;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A scope of an API (rules §10, RFC 6749 §3.3).
 *
 * @param name what requests and tokens call it; no space, quote or backslash
 * @param description for people; may be empty, one line of at most {@value #MAX_DESCRIPTION} code points
 */
public record ApiScope(String name, String description) {
    /** The longest name, in characters. */
    public static final int MAX_NAME = 80;

    /** The longest description, in code points. */
    public static final int MAX_DESCRIPTION = 200;

    /** The most scopes of one API. */
    public static final int MAX_IN_LIST = 50;

    private static final Pattern NAME = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    private static final UnicodeSet INVISIBLE =
            new UnicodeSet("[[:Cc:][:Cf:][:Co:][:Cn:][:Cs:][:Zl:][:Zp:]-[\\u200C\\u200D]]").freeze();

    /** Checks the characters; the configured scope of the default API may be longer than others. */
    public ApiScope {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a scope");
        }
    }

    /** A scope as somebody typed it, not checked; both may be null. */
    public record Input(String name, String description) {}

    /**
     * Reads a list; reports every faulty entry at its index ({@code required}, {@code too_long}, {@code invalid_scope},
     * {@code invalid_name}, {@code duplicate_scope}), and {@code too_many_scopes} at the list.
     */
    public static Optional<List<ApiScope>> parseList(List<Input> inputs, String field, Violations violations) {
        List<ApiScope> scopes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean sound = true;
        for (int i = 0; i < inputs.size(); i++) {
            String entry = field + "[" + i + "]";
            Optional<ApiScope> scope = parse(inputs.get(i), entry, violations);
            if (scope.isPresent() && !seen.add(scope.get().name)) {
                violations.add(entry + ".name", Fault.DUPLICATE_SCOPE);
                sound = false;
            }
            sound &= scope.isPresent();
            scope.ifPresent(scopes::add);
        }
        if (inputs.size() > MAX_IN_LIST) {
            violations.add(field, Fault.TOO_MANY_SCOPES);
            sound = false;
        }
        return sound ? Optional.of(List.copyOf(scopes)) : Optional.empty();
    }

    private static Optional<ApiScope> parse(Input input, String entry, Violations violations) {
        boolean named = isName(input.name, entry + ".name", violations);
        String description = input.description == null ? "" : DisplayName.trim(input.description);
        boolean described = isDescription(description, entry + ".description", violations);
        return named && described ? Optional.of(new ApiScope(input.name, description)) : Optional.empty();
    }

    private static boolean isName(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
            return false;
        }
        if (text.length() > MAX_NAME) {
            violations.add(field, Fault.TOO_LONG, "A scope has at most " + MAX_NAME + " characters.");
            return false;
        }
        if (!NAME.matcher(text).matches()) {
            violations.add(field, Fault.INVALID_SCOPE);
            return false;
        }
        return true;
    }

    private static boolean isDescription(String text, String field, Violations violations) {
        if (text.codePointCount(0, text.length()) > MAX_DESCRIPTION) {
            violations.add(field, Fault.TOO_LONG, "A description has at most " + MAX_DESCRIPTION + " characters.");
            return false;
        }
        if (INVISIBLE.containsSome(text)) {
            violations.add(field, Fault.INVALID_NAME, "A description is one line of visible characters.");
            return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
