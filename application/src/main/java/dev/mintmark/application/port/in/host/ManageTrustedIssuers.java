package dev.mintmark.application.port.in.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators decide whose tokens apps may use in place of a secret (rules §11; http-api §2, operators). */
public interface ManageTrustedIssuers {
    /** @throws dev.mintmark.domain.RuleBroken {@code validation_failed}, {@code limit_reached} */
    TrustedIssuer register(Registration wanted);

    /** A page of all trusted issuers, the oldest first. */
    Page<TrustedIssuer> list(Page.Request page);

    /** Those that apps can use now, by name. */
    List<TrustedIssuer> choices();

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    TrustedIssuer read(TrustedIssuerId id);

    /**
     * Changes what is given; tokens that do not count any more are refused when this returns.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read}, {@code validation_failed},
     *     {@code concurrent_change}
     */
    TrustedIssuer change(TrustedIssuerId id, Change change);

    /**
     * Deletes an issuer that no app uses.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code changed_since_read},
     *     {@code trusted_issuer_in_use}, {@code concurrent_change}
     */
    void remove(TrustedIssuerId id, Optional<Long> expectedVersion);

    /** @throws dev.mintmark.domain.RuleBroken {@code not_found} */
    Impact impact(TrustedIssuerId id);

    /**
     * Fetches the issuer's keys now and says what came back; keeps nothing of it.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}
     */
    KeyCheck check(TrustedIssuerId id);

    /**
     * What is to be registered, not checked.
     *
     * @param issuer may be null where it is missing
     */
    record Registration(String issuer, Input settings) {}

    /**
     * What is to change, not checked.
     *
     * @param readOnlyFields members that were sent and never change
     */
    record Change(Optional<Long> expectedVersion, Input settings, List<String> readOnlyFields) {}

    /**
     * Settings as somebody typed them; empty where nothing was given.
     *
     * @param jwksUri where the key set is; the empty text for nowhere
     * @param jwks the members of the key set; empty inside for none
     */
    record Input(
            Optional<String> name,
            Optional<String> jwksUri,
            Optional<Optional<Map<String, Object>>> jwks,
            Optional<List<IssuerAlgorithm>> algorithms,
            Optional<String> maxTokenLifetime,
            Optional<Boolean> enabled) {}

    /**
     * What disabling an issuer would block.
     *
     * @param apps how many have a credential of it, of how many {@code tenants}
     * @param lastUsedAt when one of its tokens last proved who an app is; empty if none did
     */
    record Impact(long apps, long tenants, Optional<Instant> lastUsedAt) {}

    /**
     * What came back of an issuer's keys.
     *
     * @param usable whether a key that counts came back
     * @param detail one sentence
     * @param jwksUri where the key set is, as far as it was found out; empty for one by value
     */
    record KeyCheck(boolean usable, String detail, Optional<String> jwksUri, List<Key> keys) {}

    /**
     * A key of an issuer.
     *
     * @param kid its id; empty if it has none
     * @param type its {@code kty}
     * @param usable whether tokens that it signs count
     */
    record Key(Optional<String> kid, String type, boolean usable) {}
}
