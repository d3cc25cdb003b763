package dev.mintmark.persistence.app;

import dev.mintmark.domain.federation.RequiredClaims;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The claims that a federated credential requires, in one column: one a line, in order: {@code t}, {@code n} or
 * {@code b} for text, number or boolean, the name and the value, a tab between them. None of these holds a tab or a
 * line break.
 */
public final class ClaimLines {
    private static final String TAB = "\t";

    private ClaimLines() {}

    static String write(RequiredClaims claims) {
        return claims.values().entrySet().stream()
                .map(claim -> type(claim.getValue()) + TAB + claim.getKey() + TAB + claim.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String type(Object value) {
        if (value instanceof Boolean) {
            return "b";
        }
        return value instanceof BigDecimal ? "n" : "t";
    }

    /** The claims, as they are read. */
    public static RequiredClaims read(String lines) {
        Map<String, Object> claims = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            String[] parts = line.split(TAB, 3);
            claims.put(parts[1], value(parts[0], parts[2]));
        });
        return new RequiredClaims(claims);
    }

    private static Object value(String type, String text) {
        return switch (type) {
            case "b" -> Boolean.valueOf(text);
            case "n" -> new BigDecimal(text);
            default -> text;
        };
    }
}
