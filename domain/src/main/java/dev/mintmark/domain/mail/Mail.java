package dev.mintmark.domain.mail;

import dev.mintmark.domain.member.Email;
import java.util.Objects;

/**
 * A mail to one person, in plain text. It may hold a link that lets its holder in, so it is not printed.
 *
 * @param subject one line, without control characters
 * @param body lines that each end with a line feed
 */
public record Mail(Email to, String subject, String body) {
    public Mail {
        Objects.requireNonNull(to);
        Objects.requireNonNull(body);
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject of more than one line");
        }
    }

    @Override
    public String toString() {
        return "Mail(hidden)";
    }
}
