package dev.mintmark.domain.member;

import dev.mintmark.domain.credential.SecretDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What keeps a person's session going (http-api §2, sign-in); it cannot be printed or serialized. Three parts with dots
 * between them: the session's id, a family that all tokens of one session share, and a part that only this token has.
 * The family proves that an old token was a real one.
 */
public final class RefreshToken {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{1,64})\\.([A-Za-z0-9_-]{1,64})");

    private final SessionId session;
    private final String family;
    private final String single;

    private RefreshToken(SessionId session, String family, String single) {
        this.session = session;
        this.family = family;
        this.single = single;
    }

    /** The first token of a session, made of two random texts of the base64url alphabet. */
    public static RefreshToken first(SessionId session, String family, String single) {
        return new RefreshToken(session, family, single);
    }

    /** The token that replaces this one, made of a random text of the base64url alphabet. */
    public RefreshToken next(String nextSingle) {
        return new RefreshToken(session, family, nextSingle);
    }

    /**
     * The token that replaces this one for who presents it with this key: the same one each time, and known to nobody
     * who does not have both.
     */
    public RefreshToken next(IdempotencyKey key) {
        return next(SecretDigest.ofText(reveal() + "." + key.reveal()).hex());
    }

    /** Reads a presented token; empty for what cannot be one. */
    public static Optional<RefreshToken> parse(String presented) {
        Matcher parts = FORM.matcher(presented);
        return parts.matches()
                ? SessionId.parse(parts.group(1)).map(id -> new RefreshToken(id, parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /** Whose token it claims to be. */
    public SessionId session() {
        return session;
    }

    /** What is stored of the family. */
    public SecretDigest familyDigest() {
        return SecretDigest.ofText(session + "." + family);
    }

    /** What is stored of the token. */
    public SecretDigest digest() {
        return SecretDigest.ofText(reveal());
    }

    /** The plain text, for the one who holds it. */
    public String reveal() {
        return session + "." + family + "." + single;
    }

    @Override
    public String toString() {
        return "RefreshToken(hidden)";
    }
}
