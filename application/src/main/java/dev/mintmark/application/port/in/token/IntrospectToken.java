package dev.mintmark.application.port.in.token;

import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.issuance.Blocked;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Says whether a token is active now (<a href="https://www.rfc-editor.org/rfc/rfc7662#section-2">RFC 7662 §2</a>,
 * http-api §1).
 */
public interface IntrospectToken {
    /**
     * Authenticates the caller and judges the token by what is stored now.
     *
     * @param token whatever was sent as {@code token}
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    Outcome introspect(Caller caller, String token);

    /** Who asks. */
    sealed interface Caller permits AppCaller, ResourceServerCaller {
        /** The result of the one function that is for this caller. */
        <R> R fold(Function<AppCaller, R> app, Function<ResourceServerCaller, R> resourceServer);
    }

    /** An app, which is told about its own tenant's tokens only. */
    record AppCaller(ClientProof proof) implements Caller {
        @Override
        public <R> R fold(Function<AppCaller, R> app, Function<ResourceServerCaller, R> resourceServer) {
            return app.apply(this);
        }
    }

    /**
     * A resource server, which is told about every tenant's tokens, if it is an API about those for itself (rules §10).
     *
     * @param clientId empty where what was sent cannot be one; costs the same as an unknown one
     * @param secret empty where what was sent is mistyped; refused before the store is asked
     */
    record ResourceServerCaller(Optional<ResourceServerClientId> clientId, Optional<ClientSecret> secret)
            implements Caller {
        @Override
        public <R> R fold(Function<AppCaller, R> app, Function<ResourceServerCaller, R> resourceServer) {
            return resourceServer.apply(this);
        }
    }

    /** What became of the request. */
    sealed interface Outcome permits NotAuthenticated, CallerBlocked, Inactive, Active {
        /** The result of the one function that is for this outcome. */
        <R> R fold(
                Supplier<R> notAuthenticated,
                Function<Blocked, R> callerBlocked,
                Supplier<R> inactive,
                Function<Map<String, Object>, R> active);
    }

    /** The caller did not prove who it is; the answer may not say why. */
    record NotAuthenticated() implements Outcome {
        @Override
        public <R> R fold(
                Supplier<R> notAuthenticated,
                Function<Blocked, R> callerBlocked,
                Supplier<R> inactive,
                Function<Map<String, Object>, R> active) {
            return notAuthenticated.get();
        }
    }

    /** The caller is an app that would get no token now; it is not served here either. */
    record CallerBlocked(Blocked reason) implements Outcome {
        @Override
        public <R> R fold(
                Supplier<R> notAuthenticated,
                Function<Blocked, R> callerBlocked,
                Supplier<R> inactive,
                Function<Map<String, Object>, R> active) {
            return callerBlocked.apply(reason);
        }
    }

    /** The token is not active, or none of the caller's business; the answer may not say which. */
    record Inactive() implements Outcome {
        @Override
        public <R> R fold(
                Supplier<R> notAuthenticated,
                Function<Blocked, R> callerBlocked,
                Supplier<R> inactive,
                Function<Map<String, Object>, R> active) {
            return inactive.get();
        }
    }

    /** The token is active. */
    record Active(Map<String, Object> claims) implements Outcome {
        @Override
        public <R> R fold(
                Supplier<R> notAuthenticated,
                Function<Blocked, R> callerBlocked,
                Supplier<R> inactive,
                Function<Map<String, Object>, R> active) {
            return active.apply(claims);
        }
    }
}
