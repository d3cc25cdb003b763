package dev.mintmark.domain.app;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Up to three different allowed domains, each in a slot that keeps its number when another is emptied (rules §5).
 *
 * @param slots slots 1, 2 and 3 as far as the last that is not empty
 */
public record AllowedDomains(List<Optional<AllowedDomain>> slots) {
    /** The most domains an app may have. */
    public static final int MAX = 3;

    /** No domain. */
    public static final AllowedDomains NONE = new AllowedDomains(List.of());

    public AllowedDomains {
        slots = List.copyOf(slots.subList(0, lastFilled(slots, Optional::isPresent)));
        if (slots.size() > MAX) {
            throw new IllegalArgumentException("too many domains");
        }
    }

    /**
     * Normalizes and validates a list, in which null leaves a slot empty; reports every faulty entry at its index, and
     * {@code too_many_domains} at the list.
     */
    public static Optional<AllowedDomains> parse(List<String> texts, String field, Violations violations) {
        List<Optional<AllowedDomain>> slots = new ArrayList<>();
        Set<AllowedDomain> seen = new HashSet<>();
        boolean sound = true;
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i) == null) {
                slots.add(Optional.empty());
                continue;
            }
            String entry = field + "[" + i + "]";
            Optional<AllowedDomain> domain = AllowedDomain.parse(texts.get(i), entry, violations);
            if (domain.isPresent() && !seen.add(domain.get())) {
                violations.add(entry, Fault.DUPLICATE_DOMAIN);
                sound = false;
            }
            sound &= domain.isPresent();
            slots.add(domain);
        }
        if (lastFilled(texts, Objects::nonNull) > MAX) {
            violations.add(field, Fault.TOO_MANY_DOMAINS);
            sound = false;
        }
        return sound ? Optional.of(new AllowedDomains(slots)) : Optional.empty();
    }

    /** Domains that were checked before, slot by slot, as read from the store; null where a slot is empty. */
    public static AllowedDomains stored(String... values) {
        List<Optional<AllowedDomain>> slots = new ArrayList<>(values.length);
        for (String value : values) {
            slots.add(value == null ? Optional.empty() : Optional.of(new AllowedDomain(value)));
        }
        return new AllowedDomains(slots);
    }

    /** The domains as text, slot by slot as far as the last that is not empty; null where a slot is empty. */
    public List<String> values() {
        return slots.stream()
                .map(slot -> slot.map(AllowedDomain::value).orElse(null))
                .toList();
    }

    private static <T> int lastFilled(List<T> slots, Predicate<T> filled) {
        int size = slots.size();
        while (size > 0 && !filled.test(slots.get(size - 1))) {
            size--;
        }
        return size;
    }
}
