package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.people.PasswordResets;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.PasswordReset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of reset links does. */
public abstract class PasswordResetsContract {
    private PasswordResets resets;
    private Stores stores;
    private Given given;
    private Member member;
    private Member maker;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aMemberAndWhoMakesLinks() {
        stores = stores();
        resets = stores.passwordResets();
        given = new Given(stores);
        member = given.stored(Given.member(given.storedTenant().id(), "ada@example.com"));
        maker = given.stored(Given.operator("olga@example.com"));
    }

    @Test
    void findsALinkByTheDigestOfItsToken() {
        PasswordReset reset = stored(member, maker, Optional.empty());

        assertThat(find(reset)).contains(reset);
        assertThat(given.inUnitOfWork(() -> resets.lock(reset.digest()))).contains(reset);
        assertThat(given.inUnitOfWork(() -> resets.find(Given.digest()))).isEmpty();
        assertThat(given.inUnitOfWork(() -> resets.lock(Given.digest()))).isEmpty();
    }

    @Test
    void aMemberHasOneLink() {
        PasswordReset first = stored(member, maker, Optional.empty());
        PasswordReset other = stored(maker, maker, Optional.empty());
        PasswordReset second =
                PasswordReset.create(member.id(), Given.digest(), maker.id(), Optional.empty(), later(1));

        given.inUnitOfWork(() -> {
            resets.lock(first.digest());
            resets.replace(second);
            assertThat(resets.lock(second.digest())).contains(second);
        });

        assertThat(find(first)).isEmpty();
        assertThat(find(second)).contains(second);
        assertThat(find(other)).contains(other);
    }

    @Test
    void forgetsThatOfAMemberAndThoseThatOneMade() {
        PasswordReset ofMember = stored(member, member, Optional.empty());
        PasswordReset ofMaker = stored(maker, maker, Optional.empty());

        given.inUnitOfWork(() -> resets.forgetOf(member.id()));
        assertThat(find(ofMember)).isEmpty();
        assertThat(find(ofMaker)).contains(ofMaker);

        PasswordReset again = stored(member, maker, Optional.empty());
        given.inUnitOfWork(() -> resets.forgetMadeBy(member.id()));
        assertThat(find(again)).contains(again);
        given.inUnitOfWork(() -> resets.forgetMadeBy(maker.id()));
        assertThat(find(again)).isEmpty();
        assertThat(find(ofMaker)).isEmpty();
    }

    @Test
    void aLinkGoesWithItsMember() {
        PasswordReset reset = stored(member, maker, Optional.empty());

        given.inUnitOfWork(
                () -> stores.members().remove(stores.members().lock(member.id()).orElseThrow()));

        assertThat(find(reset)).isEmpty();
    }

    @Test
    void aLinkGoesWithItsMaker() {
        PasswordReset reset = stored(member, maker, Optional.empty());

        given.inUnitOfWork(
                () -> stores.members().remove(stores.members().lock(maker.id()).orElseThrow()));

        assertThat(find(reset)).isEmpty();
    }

    @Test
    void aLinkGoesWithTheKeyThatMadeIt() {
        ManagementKey key = given.stored(Given.managementKey(maker));
        PasswordReset byKey = stored(member, maker, Optional.of(key));
        PasswordReset byPerson = stored(maker, maker, Optional.empty());
        assertThat(find(byKey)).contains(byKey);

        given.inUnitOfWork(() -> stores.managementKeys().remove(key.id()));

        assertThat(find(byKey)).isEmpty();
        assertThat(find(byPerson)).contains(byPerson);
    }

    @Test
    void storesNothingOfAMakerOrAKeyThatIsGone() {
        ManagementKey gone = Given.managementKey(maker);
        Member nobody = Given.operator("nobody@example.com");

        Refused.with(Refusal.NOT_SIGNED_IN, () -> stored(member, nobody, Optional.empty()));
        Refused.with(Refusal.NOT_SIGNED_IN, () -> stored(member, maker, Optional.of(gone)));
    }

    private PasswordReset stored(Member of, Member by, Optional<ManagementKey> key) {
        PasswordReset reset =
                PasswordReset.create(of.id(), Given.digest(), by.id(), key.map(ManagementKey::id), Given.NOW);
        given.inUnitOfWork(() -> resets.replace(reset));
        return reset;
    }

    private Optional<PasswordReset> find(PasswordReset reset) {
        return given.inUnitOfWork(() -> resets.find(reset.digest()));
    }
}
