package dev.mintmark.application.port.out.host;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored trusted issuers. Called inside a unit of work. */
public interface TrustedIssuers {
    /** Stores a new issuer. */
    void add(TrustedIssuer issuer);

    /** How many there are. All are locked until the unit of work ends: another one that asks waits so long. */
    long lockAndCount();

    /**
     * Stores a changed issuer and returns it with its new version.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if the stored version is not the issuer's, or it
     *     is gone
     */
    TrustedIssuer update(TrustedIssuer issuer);

    /**
     * Deletes an issuer.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code trusted_issuer_in_use} if an app has a credential of it;
     *     {@code concurrent_change} if the stored version is not the issuer's, or it is gone
     */
    void remove(TrustedIssuer issuer);

    /** One issuer. */
    Optional<TrustedIssuer> find(TrustedIssuerId id);

    /** Those of these that there are, in no order. */
    List<TrustedIssuer> findAll(Collection<TrustedIssuerId> ids);

    /** A page of all by id, the oldest first; the position's id and sort key are both the id. */
    Page<TrustedIssuer> list(Page.Request page);

    /** Those that are enabled, by name. */
    List<TrustedIssuer> choices();

    /** Who uses an issuer. */
    Usage usage(TrustedIssuerId id);

    /**
     * Who uses an issuer.
     *
     * @param apps how many have a credential of it, of how many {@code tenants}
     * @param lastUsedAt when one of its tokens last proved who an app is, as far as it is stored by now; empty if none
     *     did
     */
    record Usage(long apps, long tenants, Optional<Instant> lastUsedAt) {}
}
