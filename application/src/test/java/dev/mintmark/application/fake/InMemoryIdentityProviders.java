package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.people.EmailDomains;
import dev.mintmark.application.port.out.people.IdentityProviders;
import dev.mintmark.application.port.out.session.ForeignSessions;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.ProviderSettings;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Providers, who is known there, and whose the e-mail domains are, in memory. */
final class InMemoryIdentityProviders implements IdentityProviders, EmailDomains, ForeignSessions {
    private record Known(IdentityProviderId provider, String subject) {}

    private final InMemorySessions sessions;
    private Map<IdentityProviderId, IdentityProvider> rows = new HashMap<>();
    private Map<MemberId, Known> known = new HashMap<>();
    private Map<EmailDomain, Owner> domains = new HashMap<>();
    private Map<SessionId, Optional<SignOut>> foreign = new HashMap<>();

    InMemoryIdentityProviders(InMemorySessions sessions) {
        this.sessions = sessions;
    }

    Runnable snapshot() {
        var rowsBefore = new HashMap<>(rows);
        var knownBefore = new HashMap<>(known);
        var domainsBefore = new HashMap<>(domains);
        var foreignBefore = new HashMap<>(foreign);
        return () -> {
            rows = rowsBefore;
            known = knownBefore;
            domains = domainsBefore;
            foreign = foreignBefore;
        };
    }

    @Override
    public void add(IdentityProvider provider) {
        require(findOf(provider.owner()).isEmpty());
        put(provider);
    }

    @Override
    public IdentityProvider update(IdentityProvider provider) {
        require(find(provider.id())
                .filter(stored -> stored.version() == provider.version())
                .isPresent());
        return put(version(provider, provider.settings(), provider.version() + 1));
    }

    private IdentityProvider put(IdentityProvider provider) {
        require(provider.settings().emailDomains().stream()
                .allMatch(domain -> domains.containsKey(domain)
                        && findFor(domain)
                                .filter(other -> !other.id().equals(provider.id()))
                                .isEmpty()));
        rows.put(provider.id(), provider);
        return provider;
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new RuleBroken(Refusal.CONCURRENT_CHANGE);
        }
    }

    private static IdentityProvider version(IdentityProvider provider, ProviderSettings settings, long version) {
        return new IdentityProvider(
                provider.id(),
                provider.owner(),
                settings,
                provider.secret(),
                provider.createdAt(),
                provider.updatedAt(),
                version);
    }

    @Override
    public void remove(IdentityProvider provider) {
        rows.remove(provider.id());
        unlinkAll(provider.id());
    }

    @Override
    public Optional<IdentityProvider> find(IdentityProviderId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<IdentityProvider> findOf(Owner owner) {
        return rows.values().stream()
                .filter(provider -> provider.owner().equals(owner))
                .findAny();
    }

    @Override
    public Optional<IdentityProvider> findFor(EmailDomain domain) {
        return rows.values().stream()
                .filter(provider -> provider.settings().emailDomains().contains(domain))
                .findAny();
    }

    @Override
    public List<IdentityProvider> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public Optional<MemberId> findMember(IdentityProviderId provider, String subject) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().equals(new Known(provider, subject)))
                .map(Map.Entry::getKey)
                .findAny();
    }

    @Override
    public Optional<String> findSubject(MemberId member) {
        return Optional.ofNullable(known.get(member)).map(Known::subject);
    }

    @Override
    public void link(IdentityProviderId provider, String subject, MemberId member) {
        require(findMember(provider, subject).isEmpty() && findSubject(member).isEmpty());
        known.put(member, new Known(provider, subject));
    }

    @Override
    public void unlinkAll(IdentityProviderId provider) {
        known.values().removeIf(one -> one.provider().equals(provider));
    }

    /** What a store does whose rows go with the member. */
    void removeOf(MemberId member) {
        known.remove(member);
        rows.replaceAll((id, provider) -> provider.settings()
                .breakGlass()
                .filter(member::equals)
                .map(gone -> version(provider, withoutBreakGlass(provider.settings()), provider.version()))
                .orElse(provider));
    }

    private static ProviderSettings withoutBreakGlass(ProviderSettings settings) {
        return new ProviderSettings(
                settings.issuer(),
                settings.clientId(),
                settings.emailDomains(),
                settings.groupRoles(),
                settings.localPasswords(),
                settings.enabled(),
                Optional.empty());
    }

    @Override
    public List<EmailDomain> of(Owner owner) {
        return domains.entrySet().stream()
                .filter(entry -> entry.getValue().equals(owner))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(EmailDomain::value))
                .toList();
    }

    @Override
    public Optional<Owner> ownerOf(EmailDomain domain) {
        return Optional.ofNullable(domains.get(domain));
    }

    @Override
    public void add(Owner owner, EmailDomain domain, Instant now) {
        require(!domains.containsKey(domain));
        domains.put(domain, owner);
    }

    @Override
    public void remove(EmailDomain domain) {
        domains.remove(domain);
        rows.replaceAll((id, provider) -> {
            var kept = new HashSet<>(provider.settings().emailDomains());
            kept.remove(domain);
            return provider.keeping(kept, provider.updatedAt());
        });
    }

    @Override
    public void add(SessionId session, Optional<SignOut> signOut) {
        foreign.put(session, signOut);
    }

    @Override
    public boolean contains(SessionId session) {
        return sessions.find(session).isPresent() && foreign.containsKey(session);
    }

    @Override
    public Optional<SignOut> signOut(SessionId session) {
        return contains(session) ? foreign.get(session) : Optional.empty();
    }
}
