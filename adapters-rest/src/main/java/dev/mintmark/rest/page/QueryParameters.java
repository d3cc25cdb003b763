package dev.mintmark.rest.page;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.rest.json.InstantText;
import dev.mintmark.rest.refusal.FieldError;
import dev.mintmark.rest.refusal.RequestRefused;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The query parameters of a request. Whoever reads them asks for each that it knows, then calls
 * {@link #requireSound()}, which reports every bad one at once.
 */
public final class QueryParameters {
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,9}");
    private static final String BAD_PARAMETER = "bad_parameter";

    private final Map<String, List<String>> values;
    private final List<FieldError> faults = new ArrayList<>();

    QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The parameters of this request. */
    public static QueryParameters of(UriInfo uri) {
        return new QueryParameters(uri.getQueryParameters());
    }

    /** A text; empty where it is missing. */
    public Optional<String> text(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            refuse(name, "Give this parameter only once.");
            return Optional.empty();
        }
        return given.stream().findFirst().filter(text -> {
            boolean usable = text.indexOf('\0') < 0;
            if (!usable) {
                refuse(name, "This cannot hold a NUL character.");
            }
            return usable;
        });
    }

    /** What a name must contain; empty where it is missing or the empty text. */
    public Optional<String> search(String name) {
        Optional<String> text = text(name).filter(sent -> !sent.isEmpty());
        if (text.isPresent() && DisplayName.keyOf(text.get()).isEmpty()) {
            refuse(name, "This has no character that can be searched for.");
        }
        return text;
    }

    /** True or false; empty where it is missing. */
    public Optional<Boolean> flag(String name) {
        return text(name).flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                refuse(name, "This must be true or false.");
                yield Optional.empty();
            }
        });
    }

    /** An instant as RFC 3339 writes it; empty where it is missing. */
    public Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            Optional<Instant> instant = InstantText.parse(text);
            if (instant.isEmpty()) {
                refuse(name, "Give an instant such as 2026-11-23T10:15:30Z.");
            }
            return instant;
        });
    }

    /** Which page of a list, as {@code limit} and {@code cursor} say. */
    public Page.Request page(ListOrder order) {
        int limit = text("limit").map(this::limit).orElse(Page.Request.DEFAULT_LIMIT);
        Optional<Page.Position> after = text("cursor").flatMap(text -> {
            Optional<Page.Position> position = Cursor.decode(order.name(), text)
                    .filter(place -> order.isId().test(place.id()));
            if (position.isEmpty()) {
                refuse("cursor", "Give the nextCursor of a page of this same list in this same order.");
            }
            return position;
        });
        return new Page.Request(limit, after);
    }

    private int limit(String text) {
        int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > Page.Request.MAX_LIMIT) {
            refuse("limit", "This must be a whole number from 1 to " + Page.Request.MAX_LIMIT + ".");
            return Page.Request.DEFAULT_LIMIT;
        }
        return limit;
    }

    /** Reports a parameter that cannot be used. */
    public void refuse(String name, String message) {
        faults.add(new FieldError(name, BAD_PARAMETER, message));
    }

    /**
     * Refuses parameters that have other names.
     *
     * @throws RequestRefused {@code bad_parameter}, naming every unknown one
     */
    void requireKnown(Set<String> names) {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!names.contains(name)) {
                refuse(
                        name,
                        names.isEmpty()
                                ? "This operation knows no query parameters. Leave it out."
                                : "This operation does not know it. It knows " + String.join(", ", new TreeSet<>(names))
                                        + ".");
            }
        }
        requireSound();
    }

    /**
     * Ends the reading.
     *
     * @throws RequestRefused {@code bad_parameter}, naming every bad one
     */
    public void requireSound() {
        if (!faults.isEmpty()) {
            throw RequestRefused.badRequest(
                    BAD_PARAMETER,
                    "Some query parameters have names or values that cannot be used. Correct each of them.",
                    faults);
        }
    }
}
