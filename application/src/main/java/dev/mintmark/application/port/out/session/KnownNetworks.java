package dev.mintmark.application.port.out.session;

import dev.mintmark.domain.member.ClientNetwork;
import dev.mintmark.domain.member.MemberId;
import java.time.Instant;

/** From which networks members signed in; they go with the member. Called inside a unit of work. */
public interface KnownNetworks {
    /** The most networks of a member; one more forgets the one that was seen longest ago. */
    int MOST = 50;

    /** Stores that a locked member signs in from a network; says what it was before. */
    Seen see(MemberId member, ClientNetwork network, Instant now);

    /** What a network is to a member. */
    enum Seen {
        /** The member has never signed in, as far as it was kept. */
        FIRST,
        /** The member has signed in from there. */
        AGAIN,
        /** The member has signed in, but not from there. */
        NEW
    }
}
