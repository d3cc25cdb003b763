package dev.mintmark.persistence.host;

import dev.mintmark.domain.resourceserver.ApiScope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scopes as columns hold them: names with a space between them, descriptions one a line. */
public final class ScopeTexts {
    private ScopeTexts() {}

    /** The names in a column; it may be empty. */
    public static List<String> names(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split(" "));
    }

    static String column(List<String> names) {
        return String.join(" ", names);
    }

    static String descriptions(List<ApiScope> scopes) {
        return scopes.stream().map(ApiScope::description).collect(Collectors.joining("\n"));
    }

    static List<ApiScope> read(String column, String descriptions) {
        List<String> names = names(column);
        List<String> lines = Stream.of(descriptions.split("\n", -1)).toList();
        List<ApiScope> scopes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            scopes.add(new ApiScope(names.get(i), lines.get(i)));
        }
        return scopes;
    }
}
