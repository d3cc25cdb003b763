package dev.mintmark.application.port.in.people;

import dev.mintmark.domain.member.Password;
import java.util.Optional;

/**
 * Whoever runs the service gives an operator another password, because the old one is lost. It takes a proof that names
 * the password that is lost: so a proof that stays in a configuration resets nothing a second time.
 */
public interface ResetOperator {
    /**
     * Replaces the password and ends the operator's sessions, if the proof fits.
     *
     * @param proof empty if it is not known yet
     */
    Outcome reset(String email, Optional<String> proof, Password password);

    /**
     * What has come of it.
     *
     * @param proof what names the password that is stored now; empty unless the given proof was missing or another
     */
    record Outcome(Result result, Optional<String> proof) {}

    /** What can come of it. */
    enum Result {
        /** The operator has the password, and is to replace it. */
        RESET,
        /** There is an operator with this address; the proof names another password, or is missing. */
        PROOF_NEEDED,
        /** No operator has this address. */
        NO_OPERATOR
    }
}
