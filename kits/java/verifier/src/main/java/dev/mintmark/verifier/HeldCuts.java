package dev.mintmark.verifier;

import dev.mintmark.verifier.Refused.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The cut list that was read last, and when the server said that it is the current one. */
final class HeldCuts {
    private final String audience;
    private final Duration staleAfter;
    private final Duration clockSkew;
    private final InstantSource clock;
    private final TokenRules rules;
    private final PublishedKeys keys;
    private volatile Held held;

    /** @param tag null if the server gave none */
    private record Held(CutList list, String tag, Instant confirmedAt) {}

    HeldCuts(Verifier.Builder settings, Duration staleAfter, TokenRules rules, PublishedKeys keys) {
        this.audience = settings.audience;
        this.staleAfter = staleAfter;
        this.clockSkew = settings.clockSkew;
        this.clock = settings.clock;
        this.rules = rules;
        this.keys = keys;
    }

    /** Refuses a token, verified otherwise, that is cut. */
    void check(CompactToken token, Caller caller) throws Rejection {
        Held current = held;
        Optional<String> cut = current == null
                ? Optional.empty()
                : current.list.killing(members(token, caller), caller.credentialVersion());
        if (cut.isPresent()) {
            throw new Rejection(Reason.REVOKED, cut.get());
        }
    }

    /** By the names that cuts have for them. The audience is the one by which the token counts here. */
    private Map<String, String> members(CompactToken token, Caller caller) {
        Map<String, String> members = new HashMap<>();
        members.put("kid", kid(token));
        members.put("aud", audience);
        members.put("appId", caller.appId());
        members.put("tenantid", caller.tenantId());
        caller.limits().fold(plan -> members.put("plan", plan.code()), () -> null);
        return members;
    }

    private static String kid(CompactToken token) {
        return (String) token.headerMembers().get("kid");
    }

    /** How long ago the list was confirmed; empty if there is none. */
    Optional<Duration> age() {
        return Optional.ofNullable(held).map(this::age);
    }

    /** A clock that was put back makes a list old, not fresh for ever. */
    private Duration age(Held current) {
        return Duration.between(current.confirmedAt, clock.instant()).abs();
    }

    boolean isStale() {
        return age().map(age -> age.compareTo(staleAfter) > 0).orElse(true);
    }

    /**
     * By which the server may confirm the list instead of sending it; null for a list in any case. One that is over is
     * to be signed anew.
     */
    String tag() {
        Held current = held;
        boolean isOver = current == null || clock.instant().getEpochSecond() >= current.list.expiresAt();
        return isOver ? null : current.tag;
    }

    /** It is the current one, says the server now. */
    void confirm() {
        held = new Held(held.list, held.tag, clock.instant());
    }

    /** Takes a list that was sent now, or refuses it. One that was handed on is as old as it says. */
    CutList take(String sent, String tag) throws Rejection {
        CompactToken token = CompactToken.parse(sent, CutsRequest.MOST_BYTES);
        rules.checkListHeader(token);
        keys.checkSignature(token);
        CutList list = rules.cutList(token);
        if (held != null) {
            if (held.list.killsKey(kid(token))) {
                throw new Rejection(Reason.REVOKED, "kid");
            }
            if (list.issuedAt() < held.list.issuedAt()) {
                throw new Rejection(Reason.EXPIRED, "older than the one that is held");
            }
            list.keepKeysOf(held.list);
        }
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(list.issuedAt()).plus(clockSkew);
        held = new Held(list, tag, issued.isBefore(now) ? issued : now);
        return list;
    }
}
