package dev.mintmark.domain.app;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Up to three different allowed domains, in order: slots 1, 2 and 3 (rules §5).
 *
 * @param list the domains in the order in which they were given
 */
public record AllowedDomains(List<AllowedDomain> list) {
    /** The most domains an app may have. */
    public static final int MAX = 3;

    /** No domain. */
    public static final AllowedDomains NONE = new AllowedDomains(List.of());

    public AllowedDomains {
        list = List.copyOf(list);
        if (list.size() > MAX) {
            throw new IllegalArgumentException("too many domains");
        }
    }

    /**
     * Normalizes and validates a list; reports every faulty entry at its index, and {@code too_many_domains} at the
     * list.
     */
    public static Optional<AllowedDomains> parse(List<String> texts, String field, Violations violations) {
        List<AllowedDomain> domains = new ArrayList<>();
        Set<AllowedDomain> seen = new HashSet<>();
        boolean sound = true;
        for (int i = 0; i < texts.size(); i++) {
            String entry = field + "[" + i + "]";
            Optional<AllowedDomain> domain = AllowedDomain.parse(texts.get(i), entry, violations);
            if (domain.isPresent() && !seen.add(domain.get())) {
                violations.add(entry, Fault.DUPLICATE_DOMAIN);
                sound = false;
            }
            sound &= domain.isPresent();
            domain.ifPresent(domains::add);
        }
        if (texts.size() > MAX) {
            violations.add(field, Fault.TOO_MANY_DOMAINS);
            sound = false;
        }
        return sound ? Optional.of(new AllowedDomains(domains)) : Optional.empty();
    }

    /** Domains that were checked before, as read from the store. */
    public static AllowedDomains stored(List<String> values) {
        return new AllowedDomains(values.stream().map(AllowedDomain::new).toList());
    }

    /** The domains as text, in order. */
    public List<String> values() {
        return list.stream().map(AllowedDomain::value).toList();
    }
}
