package dev.mintmark.token.provider;

import dev.mintmark.application.port.out.session.SignInSeal;
import dev.mintmark.token.TextSeal;
import java.util.Optional;

/** Seals sign-ins that have begun under a key that all nodes have. */
public final class SealedSignIns implements SignInSeal {
    private static final String CONTEXT = "sign-in elsewhere";

    private final TextSeal seal;

    /** Under this key. */
    public SealedSignIns(TextSeal seal) {
        this.seal = seal;
    }

    @Override
    public String seal(String text) {
        return seal.seal(text, CONTEXT);
    }

    @Override
    public Optional<String> open(String sealed) {
        return seal.open(sealed, CONTEXT);
    }
}
