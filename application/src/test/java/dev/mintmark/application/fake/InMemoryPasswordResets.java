package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordReset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reset links in memory. */
final class InMemoryPasswordResets implements PasswordResets {
    private final Rows<MemberId, PasswordReset> rows = new Rows<>(PasswordReset::member, reset -> 0);

    private Predicate<PasswordReset> makerIsThere = reset -> true;

    /** Refuses what a store refuses whose links refer to members and keys. */
    void require(Predicate<PasswordReset> maker) {
        makerIsThere = maker;
    }

    Runnable snapshot() {
        Map<MemberId, PasswordReset> before = rows.snapshot();
        return () -> rows.restore(before);
    }

    @Override
    public void replace(PasswordReset reset) {
        if (!makerIsThere.test(reset)) {
            throw new RuleBroken(Refusal.NOT_SIGNED_IN);
        }
        rows.put(reset);
    }

    @Override
    public Optional<PasswordReset> find(SecretDigest digest) {
        return rows.all().stream()
                .filter(reset -> reset.digest().equals(digest))
                .findAny();
    }

    @Override
    public Optional<PasswordReset> lock(SecretDigest digest) {
        return find(digest);
    }

    @Override
    public void forgetOf(MemberId member) {
        forget(reset -> reset.member().equals(member));
    }

    @Override
    public void forgetMadeBy(MemberId maker) {
        forget(reset -> reset.madeBy().equals(maker));
    }

    /** What a store does whose links go with who is removed. */
    void removeOf(MemberId removed) {
        forgetOf(removed);
        forgetMadeBy(removed);
    }

    /** What a store does whose links go with the key that made them. */
    void removeMadeBy(ManagementKeyId key) {
        forget(reset -> reset.madeByKey().filter(key::equals).isPresent());
    }

    private void forget(Predicate<PasswordReset> which) {
        rows.all().stream().filter(which).toList().forEach(rows::remove);
    }
}
