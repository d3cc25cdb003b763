package dev.mintmark.domain.provider;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.HostName;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Email;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands after the @ of people's addresses; it belongs to one tenant, or to the installation (rules §13).
 *
 * @param value lower case, in A-label form
 */
public record EmailDomain(String value) {
    /** How many a list may hold. */
    public static final int MOST = 50;

    /** Checks that it is there. */
    public EmailDomain {
        Objects.requireNonNull(value);
    }

    /** That of an address. */
    public static EmailDomain of(Email email) {
        String key = email.key();
        return new EmailDomain(key.substring(key.lastIndexOf('@') + 1));
    }

    /**
     * Reads a list; reports {@code invalid_domain} or {@code duplicate_domain} at each faulty one, and
     * {@code too_many_domains}.
     */
    public static List<EmailDomain> parse(List<String> texts, String field, Violations violations) {
        List<EmailDomain> domains = new ArrayList<>();
        if (texts.size() > MOST) {
            violations.add(field, Fault.TOO_MANY_DOMAINS, "At most " + MOST + " domains are allowed in this list.");
            return domains;
        }
        for (int i = 0; i < texts.size(); i++) {
            String place = field + "[" + i + "]";
            Optional<EmailDomain> domain = HostName.normalize(texts.get(i).strip())
                    .filter(EmailDomain::hasTwoLabels)
                    .map(EmailDomain::new);
            if (domain.isEmpty()) {
                violations.add(
                        place,
                        Fault.INVALID_DOMAIN,
                        "Give what stands after the @ of the addresses, such as example.com.");
            } else if (domains.contains(domain.get())) {
                violations.add(place, Fault.DUPLICATE_DOMAIN);
            } else {
                domains.add(domain.get());
            }
        }
        return domains;
    }

    private static boolean hasTwoLabels(String host) {
        return host.indexOf('.') > 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
