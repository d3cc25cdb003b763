package dev.mintmark.application.port.out.session;

import java.util.Optional;

/** Seals what a browser carries through a sign-in, on all nodes alike: it can neither read nor change it. */
public interface SignInSeal {
    /** The text, sealed: base64url. */
    String seal(String text);

    /** What was sealed; empty for anything else. */
    Optional<String> open(String sealed);
}
