package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.session.SignInSeal;
import java.util.Optional;

/** Hides nothing. */
public final class OpenSeal implements SignInSeal {
    private static final String MARK = "sealed:";

    @Override
    public String seal(String text) {
        return MARK + text;
    }

    @Override
    public Optional<String> open(String sealed) {
        return sealed.startsWith(MARK) ? Optional.of(sealed.substring(MARK.length())) : Optional.empty();
    }
}
