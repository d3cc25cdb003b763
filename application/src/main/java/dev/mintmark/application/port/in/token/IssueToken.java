package dev.mintmark.application.port.in.token;

import dev.mintmark.domain.issuance.Blocked;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Exchanges a client's credentials for an access token (RFC 6749 §4.4, rules §7 steps 2 to 8). With a secret it writes
 * nothing.
 */
public interface IssueToken {
    /**
     * Authenticates the client and issues a token if nothing blocks it.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    Outcome issue(Command command);

    /**
     * A well-formed request.
     *
     * @param client what the client authenticates with
     * @param resource the identifier of the API that the token is to be for, as sent; empty if it was not
     * @param scope as sent; empty if it was not
     */
    record Command(ClientProof client, Optional<String> resource, Optional<String> scope) {}

    /** What became of the request. */
    sealed interface Outcome permits Issued, NotAuthenticated, Refused {
        /** The result of the one function that is for this outcome. */
        <R> R fold(Function<Issued, R> issued, Supplier<R> notAuthenticated, Function<Blocked, R> refused);
    }

    /**
     * A token.
     *
     * @param scope the granted scopes; empty if there are none
     */
    record Issued(String accessToken, Duration expiresIn, Optional<String> scope) implements Outcome {
        @Override
        public <R> R fold(Function<Issued, R> issued, Supplier<R> notAuthenticated, Function<Blocked, R> refused) {
            return issued.apply(this);
        }

        @Override
        public String toString() {
            return "Issued(hidden)";
        }
    }

    /** The client did not prove who it is; the answer may not say why. */
    record NotAuthenticated() implements Outcome {
        @Override
        public <R> R fold(Function<Issued, R> issued, Supplier<R> notAuthenticated, Function<Blocked, R> refused) {
            return notAuthenticated.get();
        }
    }

    /** The client proved who it is, but something blocks issuance. */
    record Refused(Blocked reason) implements Outcome {
        @Override
        public <R> R fold(Function<Issued, R> issued, Supplier<R> notAuthenticated, Function<Blocked, R> refused) {
            return refused.apply(reason);
        }
    }
}
