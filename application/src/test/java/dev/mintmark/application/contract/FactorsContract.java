package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.session.Factors;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.PasskeyCredential;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.Member;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of second factors does. */
public abstract class FactorsContract {
    private static final long STEP = 58_000_000;

    private Stores stores;
    private Factors factors;
    private Given given;
    private Member ada;
    private Member ben;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void twoMembers() {
        stores = stores();
        factors = stores.factors();
        given = new Given(stores);
        ada = given.stored(Given.member(given.storedTenant().id(), "ada@example.com"));
        ben = given.stored(Given.operator("ben@example.com"));
    }

    @Test
    void aPendingOneIsNoFactorUntilItIsConfirmed() {
        Totp first = pending(ada);
        Totp second = pending(ada);
        given.inUnitOfWork(() -> factors.replacePending(first));
        given.inUnitOfWork(() -> factors.replacePending(second));

        assertThat(read(() -> factors.findPending(ada.id()))).contains(second);
        assertThat(read(() -> factors.any(ada.id()))).isFalse();
        assertThat(read(() -> factors.findTotp(ada.id()))).isEmpty();

        Totp confirmed = second.confirmed(STEP, later(1));
        given.inUnitOfWork(() -> factors.confirm(confirmed));

        assertThat(read(() -> factors.findTotp(ada.id()))).contains(confirmed);
        assertThat(read(() -> factors.lockTotp(ada.id()))).contains(confirmed);
        assertThat(read(() -> factors.findPending(ada.id()))).isEmpty();
        assertThat(read(() -> factors.any(ada.id()))).isTrue();
        assertThat(read(() -> factors.any(ben.id()))).isFalse();
    }

    @Test
    void aConfirmedOneTakesThePlaceOfTheOneBefore() {
        Totp before = confirmed(ada);
        Totp after = confirmed(ada);

        assertThat(read(() -> factors.findTotp(ada.id()))).contains(after);
        assertThat(read(() -> factors.allTotps())).containsExactly(after).doesNotContain(before);
    }

    @Test
    void aStepIsUsedOnceAndNoneBeforeIt() {
        Totp totp = confirmed(ada);

        assertThat(read(() -> factors.use(totp.id(), STEP, later(2)))).isFalse();
        assertThat(read(() -> factors.use(totp.id(), STEP + 1, later(2)))).isTrue();
        assertThat(read(() -> factors.use(totp.id(), STEP + 1, later(3)))).isFalse();
        assertThat(read(() -> factors.use(totp.id(), STEP, later(3)))).isFalse();

        Totp used = read(() -> factors.findTotp(ada.id())).orElseThrow();
        assertThat(used.lastStep()).contains(STEP + 1);
        assertThat(used.lastUsedAt()).contains(later(2));
    }

    @Test
    void keepsHowManyCodesWereWrongUntilOneIsRight() {
        Totp totp = confirmed(ada);
        Totp failed = totp.failed(later(1)).failed(later(2));
        given.inUnitOfWork(() -> factors.failed(failed));
        assertThat(read(() -> factors.findTotp(ada.id()))).contains(failed);

        read(() -> factors.use(totp.id(), STEP + 1, later(3)));

        assertThat(read(() -> factors.findTotp(ada.id())).orElseThrow().failures())
                .isZero();
        assertThat(read(() -> factors.findTotp(ada.id())).orElseThrow().failedAt())
                .isEmpty();
    }

    @Test
    void removesOneOfItsMemberOnly() {
        Totp totp = confirmed(ada);
        Totp waiting = pending(ada);
        given.inUnitOfWork(() -> factors.replacePending(waiting));

        assertThat(read(() -> factors.removeTotp(ben.id(), totp.id()))).isFalse();
        assertThat(read(() -> factors.removeTotp(ada.id(), waiting.id()))).isFalse();
        assertThat(read(() -> factors.removeTotp(ada.id(), totp.id()))).isTrue();
        assertThat(read(() -> factors.removeTotp(ada.id(), totp.id()))).isFalse();
        assertThat(read(() -> factors.findPending(ada.id()))).contains(waiting);
    }

    @Test
    void removesAllOfAMember() {
        confirmed(ada);
        Totp ofBen = confirmed(ben);
        codes(ada, "one", "two");
        codes(ben, "one");
        given.inUnitOfWork(() -> factors.replacePending(pending(ada)));

        assertThat(read(() -> factors.removeAll(ada.id()))).isTrue();
        assertThat(read(() -> factors.removeAll(ada.id()))).isFalse();

        assertThat(read(() -> factors.allTotps())).containsExactly(ofBen);
        assertThat(read(() -> factors.countRecoveryCodes(ada.id()))).isZero();
        assertThat(read(() -> factors.countRecoveryCodes(ben.id()))).isEqualTo(1);
    }

    @Test
    void aRecoveryCodeIsUsedOnceByItsMember() {
        codes(ada, "one", "two");
        codes(ben, "three");

        assertThat(read(() -> factors.useRecoveryCode(ben.id(), code("one")))).isFalse();
        assertThat(read(() -> factors.useRecoveryCode(ada.id(), code("one")))).isTrue();
        assertThat(read(() -> factors.useRecoveryCode(ada.id(), code("one")))).isFalse();
        assertThat(read(() -> factors.countRecoveryCodes(ada.id()))).isEqualTo(1);

        codes(ada, "four");
        assertThat(read(() -> factors.useRecoveryCode(ada.id(), code("two")))).isFalse();
        assertThat(read(() -> factors.countRecoveryCodes(ada.id()))).isEqualTo(1);
    }

    @Test
    void anotherCiphertextOfTheSameSecretChangesNothingElse() {
        Totp totp = confirmed(ada);
        Totp renewed = totp.protectedBy(new EncryptedValue("other", "again"));
        given.inUnitOfWork(() -> factors.protect(renewed));
        given.inUnitOfWork(() -> factors.protect(pending(ben)));

        assertThat(read(() -> factors.allTotps())).containsExactly(renewed);
    }

    @Test
    void keepsTheFirstSignIn() {
        assertThat(read(() -> factors.firstSignIn(ada.id()))).isEmpty();
        given.inUnitOfWork(() -> factors.signedIn(ada.id(), later(1)));
        given.inUnitOfWork(() -> factors.signedIn(ada.id(), later(2)));

        assertThat(read(() -> factors.firstSignIn(ada.id()))).contains(later(1));
        assertThat(read(() -> factors.firstSignIn(ben.id()))).isEmpty();
    }

    @Test
    void allOfItGoesWithTheMember() {
        confirmed(ada);
        passkey(ada, "known", later(1));
        codes(ada, "one");
        given.inUnitOfWork(() -> factors.signedIn(ada.id(), later(1)));

        given.inUnitOfWork(
                () -> stores.members().remove(stores.members().lock(ada.id()).orElseThrow()));

        assertThat(read(() -> factors.allTotps())).isEmpty();
        assertThat(read(() -> factors.findPasskey("known"))).isEmpty();
        assertThat(read(() -> factors.countRecoveryCodes(ada.id()))).isZero();
        assertThat(read(() -> factors.firstSignIn(ada.id()))).isEmpty();
    }

    @Test
    void keepsPasskeysTheOldestFirst() {
        Passkey second = passkey(ada, "second", later(2));
        Passkey first = passkey(ada, "first", later(1));
        Passkey ofBen = passkey(ben, "ben's", later(1));

        assertThat(read(() -> factors.passkeys(ada.id()))).containsExactly(first, second);
        assertThat(read(() -> factors.findPasskey("ben's"))).contains(ofBen);
        assertThat(read(() -> factors.findPasskey("BEN'S"))).isEmpty();
        assertThat(read(() -> factors.any(ada.id()))).isTrue();
    }

    @Test
    void aPasskeyBelongsToOneMember() {
        passkey(ada, "known", later(1));

        Refused.with(Refusal.PASSKEY_TAKEN, () -> passkey(ben, "known", later(2)));
        Refused.with(Refusal.PASSKEY_TAKEN, () -> passkey(ada, "known", later(2)));
        assertThat(read(() -> factors.any(ben.id()))).isFalse();
    }

    @Test
    void aPasskeySignsMoreOftenThanBeforeOrDoesNotCount() {
        Passkey counting = passkey(ada, "counting", later(1));
        Passkey other = passkey(ada, "other", later(2));

        assertThat(read(() -> factors.usePasskey(counting.id(), 5, later(3)))).isTrue();
        assertThat(read(() -> factors.usePasskey(counting.id(), 5, later(4)))).isFalse();
        assertThat(read(() -> factors.usePasskey(counting.id(), 4, later(4)))).isFalse();
        assertThat(read(() -> factors.usePasskey(counting.id(), 0, later(4)))).isFalse();
        assertThat(read(() -> factors.usePasskey(other.id(), 0, later(5)))).isTrue();
        assertThat(read(() -> factors.usePasskey(other.id(), 0, later(6)))).isTrue();
        assertThat(read(() -> factors.usePasskey(new FactorId(Given.uuid()), 9, later(6))))
                .isFalse();

        assertThat(read(() -> factors.passkeys(ada.id())))
                .containsExactly(counting.used(5, later(3)), other.used(0, later(6)));
    }

    @Test
    void removesAPasskeyOfItsMemberOnly() {
        Passkey passkey = passkey(ada, "known", later(1));

        assertThat(read(() -> factors.removePasskey(ben.id(), passkey.id()))).isFalse();
        assertThat(read(() -> factors.removeTotp(ada.id(), passkey.id()))).isFalse();
        assertThat(read(() -> factors.removePasskey(ada.id(), passkey.id()))).isTrue();
        assertThat(read(() -> factors.removePasskey(ada.id(), passkey.id()))).isFalse();
        assertThat(read(() -> factors.any(ada.id()))).isFalse();
    }

    @Test
    void removesTimeBasedCodesAndLeavesPasskeys() {
        confirmed(ada);
        given.inUnitOfWork(() -> factors.replacePending(pending(ada)));
        Passkey passkey = passkey(ada, "known", later(1));
        codes(ada, "one");

        given.inUnitOfWork(() -> factors.removeTotps(ada.id()));

        assertThat(read(() -> factors.allTotps())).isEmpty();
        assertThat(read(() -> factors.passkeys(ada.id()))).containsExactly(passkey);
        assertThat(read(() -> factors.countRecoveryCodes(ada.id()))).isEqualTo(1);
        assertThat(read(() -> factors.removeAll(ada.id()))).isTrue();
        assertThat(read(() -> factors.passkeys(ada.id()))).isEmpty();
    }

    private Passkey passkey(Member member, String credential, Instant now) {
        Passkey passkey = Passkey.made(
                new FactorId(Given.uuid()),
                member.id(),
                new DisplayName("A phone"),
                new PasskeyCredential(credential, "key"),
                0,
                now);
        given.inUnitOfWork(() -> factors.addPasskey(passkey));
        return passkey;
    }

    private Totp confirmed(Member member) {
        Totp waiting = pending(member);
        Totp confirmed = waiting.confirmed(STEP, later(1));
        given.inUnitOfWork(() -> factors.replacePending(waiting));
        given.inUnitOfWork(() -> factors.confirm(confirmed));
        return confirmed;
    }

    private static Totp pending(Member member) {
        return Totp.pending(new FactorId(Given.uuid()), member.id(), new EncryptedValue("kek", "sealed"), Given.NOW);
    }

    private void codes(Member member, String... codes) {
        Set<SecretDigest> digests =
                Set.of(codes).stream().map(FactorsContract::code).collect(Collectors.toSet());
        given.inUnitOfWork(() -> factors.replaceRecoveryCodes(member.id(), digests));
    }

    private static SecretDigest code(String text) {
        return SecretDigest.ofText(text);
    }

    private <T> T read(Supplier<T> work) {
        return given.inUnitOfWork(work);
    }
}
