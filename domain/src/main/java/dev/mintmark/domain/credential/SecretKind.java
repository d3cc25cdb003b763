package dev.mintmark.domain.credential;

import java.util.Optional;

/** Whose secret a secret is; its prefix says so, to people and to secret scanners (rules §6, http-api §2). */
public enum SecretKind {
    /** An app's client secret. */
    CLIENT("mms_"),
    /** A resource server's, for introspection. */
    RESOURCE_SERVER("mmr_"),
    /** A management key, for automation. */
    MANAGEMENT_KEY("mmk_"),
    /** Lets its holder accept an invitation. */
    INVITATION("mmi_"),
    /** Lets its holder choose another password for a member. */
    PASSWORD_RESET("mmp_");

    private final String prefix;

    SecretKind(String prefix) {
        this.prefix = prefix;
    }

    /** The four characters that each secret of this kind begins with. */
    public String prefix() {
        return prefix;
    }

    /** The kind of which a presented text claims to be, whatever white space is around it; empty if of none. */
    public static Optional<SecretKind> claimedBy(String presented) {
        String text = presented.strip();
        for (SecretKind kind : values()) {
            if (text.startsWith(kind.prefix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
