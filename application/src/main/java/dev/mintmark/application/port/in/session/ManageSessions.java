package dev.mintmark.application.port.in.session;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.audit.Actor;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.factor.FactorDuty;
import dev.mintmark.domain.factor.FactorKind;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyRequest;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.IdempotencyKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.RefreshToken;
import dev.mintmark.domain.member.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** People and automation sign in; their sessions are refreshed, checked at each call, and ended (http-api §2). */
public interface ManageSessions {
    /**
     * Starts the session of a person, or asks for the second factor of one who has any.
     *
     * <p>Of its open sessions the oldest end when there are more than a thousand.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code sign_in_failed}, for an unknown address and a wrong password alike,
     *     at the same cost; {@code too_many_requests} if it has started too many in the last minute
     */
    Answer signIn(String email, Password password, Device from);

    /**
     * Starts the session of a person whose password was right, by a time-based code.
     *
     * @param token of the first step, as presented
     * @param code as typed
     * @throws dev.mintmark.domain.RuleBroken {@code wrong_code}; {@code sign_in_expired} unless the token is of a first
     *     step that may go on; {@code too_many_requests} if it has started too many in the last minute, or so many
     *     codes were wrong that none is compared any more
     */
    SignedIn signInWithCode(String token, String code, Device from);

    /**
     * The same, by a recovery code, which is used up.
     *
     * @throws dev.mintmark.domain.RuleBroken as {@link #signInWithCode}
     */
    SignedIn signInWithRecoveryCode(String token, String code, Device from);

    /**
     * The same, by a passkey.
     *
     * @throws dev.mintmark.domain.RuleBroken as {@link #signInWithCode}
     */
    SignedIn signInWithPasskey(String token, PasskeyAssertion answer, Device from);

    /**
     * Starts a session of automation, which holds as long as its one token, with the role of its management key.
     *
     * @param key empty for what cannot be one
     * @throws dev.mintmark.domain.RuleBroken {@code sign_in_failed} for a key that is unknown, deleted or expired, and
     *     for one whose role is above its maker's; {@code too_many_requests} if it has started too many in the last
     *     minute
     */
    SignedIn signInWithKey(Optional<ClientSecret> key);

    /**
     * Takes a refresh token and gives the next one with a new session token. A token that was used before ends the
     * session: somebody has a copy. Of two who use one at once, the second uses a used one. A call whose answer got
     * lost may be sent again with its key: as long as the token that it gave was not used, it gives that one again.
     *
     * @param key of the call; without one it cannot be repeated
     * @throws dev.mintmark.domain.RuleBroken {@code not_signed_in} unless the session is open and the token is the
     *     current one, or the call is repeated
     */
    SignedIn refresh(RefreshToken token, Optional<IdempotencyKey> key, Device from);

    /**
     * Whose session it is, asked at each management call; an ended session, a removed member or a changed role ends it
     * at once. Empty if the session does not hold any more.
     */
    Optional<Resumed> resume(SessionId session);

    /** Ends one session: its member signs out. */
    void endSession(SessionId session);

    /**
     * Ends the session that a refresh token belongs to, because whoever holds the token gives it up: signs in anew, or
     * out. Nothing happens for a token that is none, or of a session that has ended.
     */
    void giveUp(RefreshToken token);

    /** Ends every session of a member, who signs out everywhere. */
    void endAllSessions(MemberId member);

    /** Forgets sessions that ended, and management keys that expired, a while ago; safe on several nodes at once. */
    void forgetEnded();

    /** What comes of the right password. */
    sealed interface Answer permits SignedIn, SecondStep {
        /** What one of both makes of it. */
        <T> T fold(Function<SignedIn, T> session, Function<SecondStep, T> step);
    }

    /**
     * The password was right, and a second factor is to be shown.
     *
     * @param token proves the first step, in the second one
     * @param methods by what the second step can be done
     * @param passkey what the device with a passkey is asked; empty if the person has none
     */
    record SecondStep(String token, List<FactorKind> methods, Optional<PasskeyRequest> passkey) implements Answer {
        @Override
        public <T> T fold(Function<SignedIn, T> session, Function<SecondStep, T> step) {
            return step.apply(this);
        }

        @Override
        public String toString() {
            return "SecondStep(hidden)";
        }
    }

    /**
     * An open session.
     *
     * @param accessToken the session token
     * @param expiresIn how long the session token holds
     * @param tenantName empty for an operator
     * @param duty what is asked of a person; empty for a management key
     * @param refresh empty for a session that cannot be refreshed
     */
    record SignedIn(
            String accessToken,
            Duration expiresIn,
            Member member,
            Optional<String> tenantName,
            Optional<FactorDuty> duty,
            Optional<Refresh> refresh)
            implements Answer {
        @Override
        public <T> T fold(Function<SignedIn, T> session, Function<SecondStep, T> step) {
            return session.apply(this);
        }
    }

    /**
     * How a session is refreshed.
     *
     * @param token good for one refresh
     * @param lifetime how long the token can be used
     */
    record Refresh(RefreshToken token, Duration lifetime) {}

    /**
     * A session that holds.
     *
     * @param member as stored now; with the key's role if a management key signed in
     * @param actor the member, or its management key
     * @param key the management key that signed in; empty for a person
     * @param onlyApps the apps that the key was made for; empty for whatever its role allows, and for a person
     * @param fresh whether it began so lately that it may do what takes a fresh sign-in
     * @param factorOwed whether it may do nothing but register a second factor
     */
    record Resumed(
            Member member,
            Actor actor,
            Optional<ManagementKeyId> key,
            Optional<Set<AppId>> onlyApps,
            boolean fresh,
            boolean factorOwed) {}
}
