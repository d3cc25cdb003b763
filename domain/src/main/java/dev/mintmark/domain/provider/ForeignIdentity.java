package dev.mintmark.domain.provider;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Email;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a provider says somebody to be, when all that proves it has been checked.
 *
 * @param subject by which the provider knows the person; never another's
 * @param email as the provider writes it; empty if it names none
 * @param emailVerified whether the provider has made sure that it is the person's
 * @param name how the person is called there
 */
public record ForeignIdentity(
        String subject, Optional<String> email, boolean emailVerified, Optional<String> name, Set<String> groups) {
    /** The longest subject, in characters (OpenID Connect Core 1.0 §2). */
    public static final int MAX_SUBJECT = 255;

    /** Copies the groups. */
    public ForeignIdentity {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(email);
        Objects.requireNonNull(name);
        groups = Set.copyOf(groups);
    }

    /**
     * The address by which the person is, or becomes, a member.
     *
     * @throws SignInRefused unless it is verified, and of a domain that the provider may speak for
     */
    public Email addressAt(IdentityProvider provider) {
        Email address = email.flatMap(text -> Email.parse(text, "email", new Violations()))
                .filter(parsed -> emailVerified)
                .orElseThrow(() -> new SignInRefused(SignInFault.EMAIL_NOT_VERIFIED));
        if (!provider.speaksFor(address)) {
            throw new SignInRefused(SignInFault.FOREIGN_DOMAIN);
        }
        return address;
    }

    /** How the person is called here: as there if it can be, else as the address begins. */
    public DisplayName displayName(Email address) {
        String local = address.value().substring(0, address.value().lastIndexOf('@'));
        return name.flatMap(text -> DisplayName.parse(text, "name", new Violations()))
                .orElseGet(() ->
                        DisplayName.parse(local, "name", new Violations()).orElseGet(() -> new DisplayName("Member")));
    }
}
