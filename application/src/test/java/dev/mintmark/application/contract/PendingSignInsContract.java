package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.session.PendingSignIns;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.PendingSignIn;
import dev.mintmark.domain.member.Member;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sign-ins that wait for a second factor does. */
public abstract class PendingSignInsContract {
    private Stores stores;
    private PendingSignIns pending;
    private Given given;
    private Member member;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aMember() {
        stores = stores();
        pending = stores.pendingSignIns();
        given = new Given(stores);
        member = given.stored(Given.operator("olga@example.com"));
    }

    @Test
    void findsOneByTheDigestOfItsToken() {
        PendingSignIn begun = stored("token");

        assertThat(find("token")).contains(begun);
        assertThat(given.inUnitOfWork(() -> pending.lock(begun.token()))).contains(begun);
        assertThat(find("other")).isEmpty();
    }

    @Test
    void keepsHowOftenOneFailed() {
        PendingSignIn begun = stored("token");

        given.inUnitOfWork(() -> pending.failed(begun.failed()));

        assertThat(find("token")).contains(begun.failed());
    }

    @Test
    void removesOneOnce() {
        PendingSignIn begun = stored("token");
        stored("other");

        assertThat(given.inUnitOfWork(() -> pending.remove(begun.token()))).isTrue();
        assertThat(given.inUnitOfWork(() -> pending.remove(begun.token()))).isFalse();
        assertThat(find("token")).isEmpty();
        assertThat(find("other")).isPresent();
    }

    @Test
    void countsThoseOfAMemberThatWereBegunLately() {
        Member other = given.stored(Given.operator("otto@example.com"));
        stored("one");
        stored("two");

        assertThat(given.inUnitOfWork(() -> pending.countBegun(member.id(), later(-1))))
                .isEqualTo(2);
        assertThat(given.inUnitOfWork(() -> pending.countBegun(member.id(), later(0))))
                .isZero();
        assertThat(given.inUnitOfWork(() -> pending.countBegun(other.id(), later(-1))))
                .isZero();
    }

    @Test
    void forgetsThoseThatExpired() {
        PendingSignIn begun = stored("one");

        assertThat(given.inUnitOfWork(() -> pending.forgetExpired(begun.expiresAt())))
                .isZero();
        assertThat(given.inUnitOfWork(
                        () -> pending.forgetExpired(begun.expiresAt().plusSeconds(1))))
                .isEqualTo(1);
        assertThat(find("one")).isEmpty();
    }

    @Test
    void oneGoesWithItsMember() {
        stored("one");

        given.inUnitOfWork(
                () -> stores.members().remove(stores.members().lock(member.id()).orElseThrow()));

        assertThat(find("one")).isEmpty();
    }

    private PendingSignIn stored(String token) {
        PendingSignIn begun = PendingSignIn.start(SecretDigest.ofText(token), member, Given.NOW);
        given.inUnitOfWork(() -> pending.add(begun));
        return begun;
    }

    private Optional<PendingSignIn> find(String token) {
        return given.inUnitOfWork(() -> pending.find(SecretDigest.ofText(token)));
    }
}
