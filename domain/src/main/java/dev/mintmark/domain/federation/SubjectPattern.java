package dev.mintmark.domain.federation;

import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import java.util.Optional;

/**
 * Which subjects of an issuer a federated credential is for (rules §11): one to the letter, or those that differ where
 * the one {@code *} stands, which stands for one or more characters other than {@code :} and {@code /}.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters that can be seen; a {@code *} follows something
 */
public record SubjectPattern(String value) {
    /** The longest pattern, in characters. */
    public static final int MAX_LENGTH = 500;

    private static final char ANY = '*';

    /** Checks the form. */
    public SubjectPattern {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !isSound(value)) {
            throw new IllegalArgumentException("not a subject pattern");
        }
    }

    /** Reads a pattern; reports {@code required}, {@code too_long} or {@code invalid_subject}. The text may be null. */
    public static Optional<SubjectPattern> parse(String text, String field, Violations violations) {
        if (text == null || text.isEmpty()) {
            violations.add(field, Fault.REQUIRED);
        } else if (text.length() > MAX_LENGTH) {
            violations.add(field, Fault.TOO_LONG, "A subject has at most " + MAX_LENGTH + " characters.");
        } else if (!isSound(text)) {
            violations.add(field, Fault.INVALID_SUBJECT);
        } else {
            return Optional.of(new SubjectPattern(text));
        }
        return Optional.empty();
    }

    private static boolean isSound(String text) {
        int star = text.indexOf(ANY);
        return star != 0 && star == text.lastIndexOf(ANY) && ClaimTexts.isVisible(text);
    }

    /** Whether a token's subject is one of them. */
    public boolean matches(String subject) {
        int star = value.indexOf(ANY);
        if (star < 0) {
            return value.equals(subject);
        }
        String before = value.substring(0, star);
        String after = value.substring(star + 1);
        if (subject.length() <= before.length() + after.length()
                || !subject.startsWith(before)
                || !subject.endsWith(after)) {
            return false;
        }
        String between = subject.substring(before.length(), subject.length() - after.length());
        return between.indexOf(':') < 0 && between.indexOf('/') < 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
