package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.out.session.KnownNetworks;
import dev.mintmark.application.port.out.session.KnownNetworks.Seen;
import dev.mintmark.domain.member.ClientNetwork;
import dev.mintmark.domain.member.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every memory of networks does. */
public abstract class KnownNetworksContract {
    private Stores stores;
    private Given given;
    private Member member;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aMember() {
        stores = stores();
        given = new Given(stores);
        member = given.stored(Given.operator("olga@example.com"));
    }

    private Seen see(Member who, String network, int seconds) {
        return given.inUnitOfWork(
                () -> stores.knownNetworks().see(who.id(), new ClientNetwork(network), later(seconds)));
    }

    @Test
    void theFirstIsNotNewAndTheOthersAreOnce() {
        Member other = given.stored(Given.operator("otto@example.com"));

        assertThat(see(member, "192.0.2.0/24", 1)).isEqualTo(Seen.FIRST);
        assertThat(see(member, "192.0.2.0/24", 2)).isEqualTo(Seen.AGAIN);
        assertThat(see(member, "198.51.100.0/24", 3)).isEqualTo(Seen.NEW);
        assertThat(see(member, "198.51.100.0/24", 4)).isEqualTo(Seen.AGAIN);
        assertThat(see(other, "198.51.100.0/24", 5)).isEqualTo(Seen.FIRST);
    }

    @Test
    void oneMoreThanTheMostForgetsTheOneThatWasSeenLongestAgo() {
        for (int i = 0; i < KnownNetworks.MOST; i++) {
            see(member, "10.0." + i + ".0/24", i);
        }
        see(member, "10.0.0.0/24", 100);

        assertThat(see(member, "10.1.0.0/24", 101)).isEqualTo(Seen.NEW);

        assertThat(see(member, "10.0.0.0/24", 102)).isEqualTo(Seen.AGAIN);
        assertThat(see(member, "10.0.2.0/24", 103)).isEqualTo(Seen.AGAIN);
        assertThat(see(member, "10.0.1.0/24", 104)).isEqualTo(Seen.NEW);
    }

    @Test
    void theyGoWithTheirMember() {
        see(member, "192.0.2.0/24", 1);

        given.inUnitOfWork(
                () -> stores.members().remove(stores.members().lock(member.id()).orElseThrow()));

        Member again = given.stored(Given.operator("olga@example.com"));
        assertThat(see(again, "192.0.2.0/24", 2)).isEqualTo(Seen.FIRST);
    }
}
