package dev.mintmark.application.fake;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Members and operators in memory. */
final class InMemoryMembers implements Members {
    private final Rows<MemberId, Member> rows = new Rows<>(Member::id, Member::version);

    private final InMemoryPasswordResets resets;

    private final InMemoryFactors factors;
    private final InMemoryPendingSignIns pendingSignIns;
    private final InMemoryIdentityProviders providers;
    private final InMemoryKnownNetworks networks;

    InMemoryMembers(
            InMemoryPasswordResets resets,
            InMemoryFactors factors,
            InMemoryPendingSignIns pendingSignIns,
            InMemoryIdentityProviders providers,
            InMemoryKnownNetworks networks) {
        this.resets = resets;
        this.factors = factors;
        this.pendingSignIns = pendingSignIns;
        this.providers = providers;
        this.networks = networks;
    }

    Runnable snapshot() {
        Map<MemberId, Member> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void add(Member member) {
        if (findByEmailKey(member.email().key()).isPresent()) {
            throw new RuleBroken(Refusal.EMAIL_TAKEN);
        }
        rows.add(member, Refusal.CONCURRENT_CHANGE);
    }

    @Override
    public Optional<Member> find(MemberId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Member> lock(MemberId id) {
        return rows.find(id);
    }

    @Override
    public Member update(Member member) {
        return rows.update(
                member,
                version -> new Member(
                        member.id(),
                        member.owner(),
                        member.email(),
                        member.displayName(),
                        member.roles(),
                        member.passwordHash(),
                        member.passwordChangeRequired(),
                        member.createdAt(),
                        member.updatedAt(),
                        version));
    }

    @Override
    public Optional<Member> findByEmailKey(String emailKey) {
        return rows.all().stream()
                .filter(member -> member.email().key().equals(emailKey))
                .findAny();
    }

    @Override
    public void remove(Member member) {
        rows.remove(member);
        resets.removeOf(member.id());
        factors.removeWith(member.id());
        pendingSignIns.removeOf(member.id());
        providers.removeOf(member.id());
        networks.removeOf(member.id());
    }

    @Override
    public void lockOperators() {
        // One unit of work runs at a time.
    }

    @Override
    public long count(Owner owner) {
        return rows.all().stream()
                .filter(member -> member.owner().equals(owner))
                .count();
    }

    @Override
    public boolean anyOtherAdmin(Owner owner, MemberId than) {
        return rows.all().stream()
                .anyMatch(member -> member.owner().equals(owner) && !member.id().equals(than) && member.isAdmin());
    }

    @Override
    public Page<Member> list(Owner owner, Page.Request page) {
        List<Member> sorted = rows.all().stream()
                .filter(member -> member.owner().equals(owner))
                .filter(member -> page.after()
                        .filter(position -> member.id().toString().compareTo(position.id()) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(member -> member.id().toString()))
                .toList();
        return Rows.cut(
                sorted,
                page,
                member -> new Page.Position(member.id().toString(), member.id().toString()));
    }

    @Override
    public boolean anyOperator() {
        return rows.all().stream().anyMatch(member -> member.roles().contains(Role.PLATFORM_ADMIN));
    }
}
